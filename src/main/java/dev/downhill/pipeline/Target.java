package dev.downhill.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Loss;
import java.util.List;

/// What is predicted, and how the network's numbers become the answer.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Target.Classes.class, name = "classes"),
    @JsonSubTypes.Type(value = Target.Numeric.class, name = "numeric")
})
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

        /// The probability of each label from the outputs of one row. A single output is the probability of the second
        /// label.
        ///
        /// @param units outputs of a row, as the head has them
        public double[] probabilities(float[] outputs, int row, int units) {
            if (units == 1) {
                double second = outputs[row];
                return new double[] {1 - second, second};
            }
            double[] probabilities = new double[units];
            for (int i = 0; i < units; i++) {
                probabilities[i] = outputs[row * units + i];
            }
            return probabilities;
        }
    }

    /// A number; the network sees `(value - mean) / std`, both over the training rows.
    record Numeric(String column, double mean, double std) implements Target {
        @Override
        public Head head(Loss loss) {
            if (loss == Loss.Plain.CROSS_ENTROPY || loss == Loss.Plain.BINARY_CROSS_ENTROPY) {
                throw new IllegalArgumentException("cross-entropy needs classes; the target is a number");
            }
            return Head.forNumber();
        }

        /// What the network is to predict for `value`.
        public float standardise(double value) {
            return (float) ((value - mean) / std);
        }

        /// The number in its own units that the network meant by `output`.
        public double restore(float output) {
            return mean + std * output;
        }
    }
}
