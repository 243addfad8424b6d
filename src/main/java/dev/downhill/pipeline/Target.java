package dev.downhill.pipeline;

import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Loss;
import java.util.List;

/// What is predicted, and how the network's numbers become the answer.
public sealed interface Target {

    /// Name of the target column.
    String column();

    /// The end of a network for this target.
    ///
    /// @throws IllegalArgumentException if the loss does not fit
    Head head(Loss loss);

    /// One of several classes; the network sees the position of the label.
    record Classes(String column, List<String> labels) implements Target {
        public Classes {
            labels = List.copyOf(labels);
        }

        @Override
        public Head head(Loss loss) {
            return Head.forClasses(labels.size(), loss);
        }
    }

    /// A number; the network sees `(value - mean) / std`, both over the training rows.
    record Numeric(String column, double mean, double std) implements Target {
        @Override
        public Head head(Loss loss) {
            if (loss == Loss.CROSS_ENTROPY || loss == Loss.BINARY_CROSS_ENTROPY) {
                throw new IllegalArgumentException("cross-entropy needs classes; the target is a number");
            }
            return Head.forNumber();
        }
    }
}
