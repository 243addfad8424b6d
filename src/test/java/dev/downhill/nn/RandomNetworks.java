package dev.downhill.nn;

import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.tensor.Shape;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Draws valid networks over the whole catalogue: combinations that hand-written cases would miss. Sizes go past the
/// borders of vectors and tiles, and stay small enough for the reference.
public final class RandomNetworks {

    private static final int MOST_ROWS = 32;
    private static final int MOST_SIDE = 11;

    private final Dice dice;

    private RandomNetworks(long seed) {
        this.dice = new Dice(seed);
    }

    /// The networks of the seeds `1 … count`.
    public static Stream<RandomNetwork> first(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(RandomNetworks::draw);
    }

    public static RandomNetwork draw(long seed) {
        return new RandomNetworks(seed).network(seed);
    }

    private RandomNetwork network(long seed) {
        Shape input = dice.below(3) > 0 ? image() : Shape.of(dice.between(1, RandomLayers.MOST_UNITS));
        NetworkSpec network = new NetworkSpec(new RandomLayers(dice).layers(input));
        Loss loss = dice.pick(NetworkCase.losses().toArray(Loss[]::new));
        Head head = head(loss);
        RandomRecipes recipes = new RandomRecipes(dice);
        int rows = dice.between(1, MOST_ROWS);
        return new RandomNetwork(
                seed,
                network,
                input,
                head,
                loss,
                recipes.optimizer(),
                recipes.schedule(),
                recipes.regularization(loss),
                recipes.clipping(),
                recipes.classWeights(head),
                rows,
                normal(rows * input.size()),
                targets(rows, head));
    }

    private Shape image() {
        return Shape.of(dice.between(1, MOST_SIDE), dice.between(1, MOST_SIDE), dice.between(1, 4));
    }

    private Head head(Loss loss) {
        return switch (loss) {
            case Loss.Plain.CROSS_ENTROPY -> Head.forClasses(dice.between(2, 20), loss);
            case Loss.Plain.BINARY_CROSS_ENTROPY -> new Head(1, Link.SIGMOID);
            default -> dice.coin() ? Head.forNumber() : Head.forClasses(dice.between(2, 20), loss);
        };
    }

    private float[] normal(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) dice.gaussian();
        }
        return values;
    }

    private float[] targets(int rows, Head head) {
        float[] targets = new float[rows];
        for (int i = 0; i < rows; i++) {
            targets[i] = switch (head.link()) {
                case SOFTMAX -> dice.below(head.units());
                case SIGMOID -> dice.below(2);
                case LINEAR -> (float) dice.gaussian();
            };
        }
        return targets;
    }
}
