package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.KernelFixtures;
import dev.downhill.nn.kernel.Kernels;

/// The layers on vector kernels.
class VectorLayersTest extends LayerContract {

    @Override
    Kernels kernels() {
        return KernelFixtures.vector();
    }
}
