package dev.downhill.nn.reference;

/// The choice of values that a dropout layer keeps. It comes from outside, so that another engine's choices can be
/// replayed.
@FunctionalInterface
public interface Masks {

    /// Drops nothing.
    Masks KEEP_ALL = (layer, element) -> true;

    /// @param layer position of the dropout layer in the network, from 0, see {@link Sequential} for layers within
    /// others
    /// @param element position in the layer's input `[rows, size]`, row by row
    boolean keep(long layer, int element);
}
