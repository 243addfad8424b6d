package dev.downhill.nn.optim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.spec.OptimizerSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The engine's optimizers do what was worked by hand, to the precision of a float.
class EngineOptimizerTest extends OptimizerContract {

    @Override
    protected Step optimizer(OptimizerSpec spec, int size) {
        Optimizer optimizer = Optimizer.of(spec);
        float[][] state = new float[optimizer.stateArrays()][size];
        long[] steps = {0};
        return (weights, gradient, rate) -> {
            float[] w = floats(weights);
            optimizer.begin(rate, ++steps[0]);
            optimizer.update(w, floats(gradient), state, 0, size);
            for (int i = 0; i < size; i++) {
                weights[i] = w[i];
            }
        };
    }

    @Override
    protected double tolerance() {
        return 1e-6;
    }

    @ParameterizedTest
    @MethodSource("worked")
    void anUpdateInPiecesIsTheUpdate(OptimizerSteps worked) {
        float[] whole = new float[100];
        float[] pieces = new float[100];
        Optimizer optimizer = Optimizer.of(worked.spec());
        float[][] wholeState = new float[optimizer.stateArrays()][100];
        float[][] piecesState = new float[optimizer.stateArrays()][100];
        for (int step = 1; step <= 3; step++) {
            float[] gradient = new float[100];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = (float) Math.sin(step * 100 + i);
            }
            optimizer.begin(OptimizerSteps.RATE, step);
            optimizer.update(whole, gradient, wholeState, 0, 100);
            optimizer.update(pieces, gradient, piecesState, 33, 100);
            optimizer.update(pieces, gradient, piecesState, 0, 7);
            optimizer.update(pieces, gradient, piecesState, 7, 33);
        }
        assertThat(pieces).isEqualTo(whole);
        assertThat(piecesState).isDeepEqualTo(wholeState);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
