package dev.downhill.nn.layer;

import dev.downhill.nn.kernel.KernelFixtures;
import dev.downhill.nn.kernel.Kernels;

/// The layers on scalar kernels.
class ScalarLayersTest extends LayerContract {

    @Override
    Kernels kernels() {
        return KernelFixtures.scalar();
    }
}
