package dev.downhill.nn.reference;

import dev.downhill.nn.spec.GradientClipping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bounds on gradients before a step and on weights after it.
public final class Bounds {

    private Bounds() {}

    /// Cuts each value to `[-value, value]`, then scales all to a Euclidean norm of at most `norm`.
    public static void clip(@Nullable GradientClipping clipping, double[] gradient) {
        Double value = clipping == null ? null : clipping.value();
        Double norm = clipping == null ? null : clipping.norm();
        double sum = 0;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = value == null ? gradient[i] : Math.clamp(gradient[i], -value, value);
            sum += gradient[i] * gradient[i];
        }
        if (norm != null && Math.sqrt(sum) > norm) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= norm / Math.sqrt(sum);
            }
        }
    }

    /// Scales the weights into each unit to a norm of at most `most`; 0 is no bound.
    public static void maxNorm(double most, double[] parameters, Tensors tensors) {
        Map<List<Integer>, Double> squares = new HashMap<>();
        for (int i = 0; i < parameters.length; i++) {
            squares.merge(tensors.unitOf(i), parameters[i] * parameters[i], Double::sum);
        }
        for (int i = 0; most > 0 && i < parameters.length; i++) {
            if (tensors.weights()[i]) {
                parameters[i] *= Math.min(1, most / Math.sqrt(squares.getOrDefault(tensors.unitOf(i), 0.0)));
            }
        }
    }
}
