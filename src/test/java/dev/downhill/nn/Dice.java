package dev.downhill.nn;

import java.util.Random;

/// Seeded chance, in the forms that drawing a network takes.
final class Dice {

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    /// From 0 to `bound - 1`.
    int below(int bound) {
        return random.nextInt(bound);
    }

    /// Both ends included.
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    double gaussian() {
        return random.nextGaussian();
    }

    double pick(double... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
