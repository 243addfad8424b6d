package dev.downhill.training.hyperparameter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The weight of each class's rows in the loss.
public sealed interface ClassWeight {

    /// @param labels by class
    /// @param counts training rows of each class, each counted by its weight
    /// @return weights by class
    List<Double> of(List<String> labels, double[] counts);

    /// Every class counts alike, however many rows it has: `rows / (classes count)`.
    record Balanced() implements ClassWeight {

        /// A class without training rows has no row to weigh, and the weight 1.
        @Override
        public List<Double> of(List<String> labels, double[] counts) {
            double rows = 0;
            for (double count : counts) {
                rows += count;
            }
            Double[] weights = new Double[counts.length];
            for (int i = 0; i < counts.length; i++) {
                weights[i] = counts[i] == 0 ? 1 : rows / (counts.length * counts[i]);
            }
            return List.of(weights);
        }
    }

    /// As the client says; a label that is not named counts 1.
    record ByLabel(Map<String, Double> weights) implements ClassWeight {
        public ByLabel {
            weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        }

        @Override
        public List<Double> of(List<String> labels, double[] counts) {
            return labels.stream()
                    .map(label -> weights.getOrDefault(label, 1.0))
                    .toList();
        }
    }
}
