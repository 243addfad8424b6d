package dev.downhill.nn.optim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.Network;
import dev.downhill.nn.spec.OptimizerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The engine's optimizers do what was worked by hand, to the precision of a float.
class EngineOptimizerTest extends OptimizerContract {

    @Override
    protected Step optimizer(OptimizerSpec spec, boolean... weights) {
        int size = weights.length;
        int ofTensor = 0;
        while (ofTensor < size && weights[ofTensor]) {
            ofTensor++;
        }
        ParameterBlocks pieces = new ParameterBlocks(size, List.of(new Network.Penalised(0, ofTensor, 1)));
        Optimizer optimizer = Optimizer.of(spec, pieces.count());
        float[][] state = new float[optimizer.stateArrays()][size];
        long[] steps = {0};
        return (values, gradient, rate) -> {
            float[] w = floats(values);
            float[] g = floats(gradient);
            optimizer.begin(rate, ++steps[0]);
            pieces.forEach(0, pieces.blocks(), piece -> optimizer.survey(w, g, state, piece));
            pieces.forEach(0, pieces.blocks(), piece -> optimizer.update(w, g, state, piece));
            for (int i = 0; i < size; i++) {
                values[i] = w[i];
            }
        };
    }

    @Override
    protected double tolerance() {
        return 1e-6;
    }

    @Test
    void nadamFindsItsWayBackToAnyStep() {
        OptimizerSpec spec = new OptimizerSpec.Nadam(0.1, 0.9, 0.999, 1e-7);
        float[][] moved = {{1}, {1}};
        Optimizer through = Optimizer.of(spec, 1);
        for (int step = 1; step <= 5; step++) {
            through.begin(0.1, step);
        }
        Optimizer restarted = Optimizer.of(spec, 1);
        restarted.begin(0.1, 7);
        restarted.begin(0.1, 5);
        ParameterBlock one = new ParameterBlock(0, 0, 1, true, 0, 1);
        through.update(moved[0], new float[] {0.3f}, new float[2][1], one);
        restarted.update(moved[1], new float[] {0.3f}, new float[2][1], one);
        assertThat(moved[0]).isEqualTo(moved[1]).isNotEqualTo(new float[] {1});
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
