package dev.downhill.nn.reference;

/// The phase of a forward pass: dropout and batch normalisation behave differently in each.
///
/// @param training whether the network is learning
/// @param masks what dropout keeps while training
public record Phase(boolean training, Masks masks) {

    public static final Phase PREDICTION = new Phase(false, Masks.KEEP_ALL);

    public static Phase training(Masks masks) {
        return new Phase(true, masks);
    }
}
