package dev.downhill.nn.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One layer as its author wrote it, defaults resolved. The names are Keras'.
///
/// A new layer is a record here; the compiler then lists every place that must learn it.
public sealed interface LayerSpec {

    /// The most units or filters a layer may have: a guard against typing errors, not a promise of memory.
    int MAX_UNITS = 1 << 20;

    /// `y = activation(x W + b)` with `W` of shape `[inputs, units]`; flattens an image by itself.
    ///
    /// @param initializer null lets the activation choose, see {@link Initializer#suiting}
    record Dense(
            int units,
            Activation activation,
            boolean useBias,
            @Nullable Initializer initializer) implements LayerSpec {
        public Dense {
            Guards.range("units", units, 1, MAX_UNITS);
        }
    }

    /// Cross-correlation of `[height, width, channels]` with `filters` kernels, then the activation.
    ///
    /// @param initializer null lets the activation choose, see {@link Initializer#suiting}
    record Conv2d(
            int filters,
            Extent kernelSize,
            Extent strides,
            Padding padding,
            Activation activation,
            boolean useBias,
            @Nullable Initializer initializer)
            implements LayerSpec {
        public Conv2d {
            Guards.range("filters", filters, 1, MAX_UNITS);
        }
    }

    /// Cross-correlation of each channel with a kernel of its own, then the activation: weights
    /// `[kernel height, kernel width, channels]`. Chollet 2017, "Xception".
    record DepthwiseConv2d(Extent kernelSize, Extent strides, Padding padding, Activation activation, boolean useBias)
            implements LayerSpec {}

    /// The largest value of each window, channel by channel; padding never wins.
    record MaxPool2d(Extent poolSize, Extent strides, Padding padding) implements LayerSpec {}

    /// The mean of each window, channel by channel, over the values that lie within the image.
    record AvgPool2d(Extent poolSize, Extent strides, Padding padding) implements LayerSpec {}

    /// The mean of each channel over the whole image: `[height, width, channels]` to `[channels]`. Lin, Chen
    /// and Yan 2014, "Network in network".
    record GlobalAvgPool2d() implements LayerSpec {}

    /// `[height, width, channels]` to `[features]`, order kept.
    record Flatten() implements LayerSpec {}

    /// Zeroes each value with probability `rate` while training and divides the others by `1 - rate`; nothing
    /// at prediction. Srivastava et al. 2014.
    record Dropout(double rate) implements LayerSpec {
        public Dropout {
            Guards.fraction("rate", rate);
        }
    }

    /// `gamma (x - mean) / sqrt(var + epsilon) + beta` by channel over the batch; at prediction with the
    /// running mean and variance, `running = momentum running + (1 - momentum) batch`. Ioffe and Szegedy
    /// 2015. With full-batch descent over more than 1,024 rows, "the batch" is each pass of 1,024 rows.
    record BatchNorm(double momentum, double epsilon) implements LayerSpec {
        public BatchNorm {
            Guards.fraction("momentum", momentum);
            Guards.epsilon(epsilon);
        }
    }

    /// `gamma (x - mean) / sqrt(var + epsilon) + beta` over the features of each row, of an image over the
    /// channels of each pixel; gamma and beta by feature or channel. It is the same while training and at
    /// prediction, so there is no momentum. Ba, Kiros and Hinton 2016.
    record LayerNorm(double epsilon) implements LayerSpec {
        public LayerNorm {
            Guards.epsilon(epsilon);
        }
    }

    /// The function on its own.
    record Activated(Activation function) implements LayerSpec {}

    /// `x + f(x)`, `f` being the layers one after the other; what comes out of them must have the shape of
    /// what goes in. He et al. 2016, "Deep residual learning for image recognition".
    record Residual(List<LayerSpec> layers) implements LayerSpec {

        /// How deep residuals may lie within each other.
        public static final int MAX_DEPTH = 8;

        /// The most layers of one residual.
        public static final int MAX_LAYERS = 1000;

        public Residual {
            layers = List.copyOf(layers);
            Guards.range("layers", layers.size(), 1, MAX_LAYERS);
            Guards.range("depth", depth(layers), 1, MAX_DEPTH);
        }

        /// How deep a residual of these layers would be: 1 if none of them is one.
        public static int depth(List<LayerSpec> layers) {
            int deepest = 0;
            for (LayerSpec layer : layers) {
                deepest = Math.max(deepest, layer instanceof Residual inner ? depth(inner.layers()) : 0);
            }
            return deepest + 1;
        }
    }

    /// A dense layer whose units and link follow from the target; always the last, and only there.
    record Output() implements LayerSpec {}
}
