package dev.downhill.nn.reference;

/// One layer's part of the flat array of all parameters, gradients or buffers.
///
/// @param all the whole network's array
/// @param offset where the layer's part begins
record Block(double[] all, int offset) {

    /// The part from `index` on.
    Block from(int index) {
        return new Block(all, offset + index);
    }

    /// The same numbers, which may be changed without effect.
    Block copy() {
        return new Block(all.clone(), offset);
    }

    double get(int index) {
        return all[offset + index];
    }

    void set(int index, double value) {
        all[offset + index] = value;
    }

    void add(int index, double value) {
        all[offset + index] += value;
    }
}
