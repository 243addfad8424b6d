package dev.downhill.dataset.sample;

import dev.downhill.dataset.SplitMix;
import java.util.Locale;

/// Points in the plane that no straight line divides. The same on every machine: seeded, and with the strict
/// functions.
final class Generated {

    private static final long SEED = 20_240_229;

    private Generated() {}

    /// Two arms that wind around each other, one and a half turns, 300 points each.
    static String spirals() {
        SplitMix random = new SplitMix(SEED);
        StringBuilder csv = new StringBuilder("x,y,arm\n");
        int points = 300;
        for (int i = 0; i < points; i++) {
            for (int arm = 0; arm < 2; arm++) {
                double turn = 0.25 + 2.75 * (i + random.nextDouble()) / points;
                double angle = Math.PI * (turn + arm);
                double radius = turn / 3;
                double x = radius * StrictMath.cos(angle) + 0.015 * random.nextGaussian();
                double y = radius * StrictMath.sin(angle) + 0.015 * random.nextGaussian();
                point(csv, x, y, arm == 0 ? "first" : "second");
            }
        }
        return csv.toString();
    }

    /// Two half circles that reach into each other, 250 points each.
    static String moons() {
        SplitMix random = new SplitMix(SEED + 1);
        StringBuilder csv = new StringBuilder("x,y,moon\n");
        for (int i = 0; i < 250; i++) {
            double upper = Math.PI * random.nextDouble();
            double x = StrictMath.cos(upper) + 0.1 * random.nextGaussian();
            double y = StrictMath.sin(upper) + 0.1 * random.nextGaussian();
            point(csv, x, y, "upper");
            double lower = Math.PI * random.nextDouble();
            x = 1 - StrictMath.cos(lower) + 0.1 * random.nextGaussian();
            y = 0.5 - StrictMath.sin(lower) + 0.1 * random.nextGaussian();
            point(csv, x, y, "lower");
        }
        return csv.toString();
    }

    /// Four clouds in the corners of a square, those of one diagonal of one class, 100 points each.
    static String xor() {
        SplitMix random = new SplitMix(SEED + 2);
        StringBuilder csv = new StringBuilder("a,b,xor\n");
        for (int i = 0; i < 400; i++) {
            int a = i & 1;
            int b = i >> 1 & 1;
            double x = a + 0.12 * random.nextGaussian();
            double y = b + 0.12 * random.nextGaussian();
            point(csv, x, y, a == b ? "false" : "true");
        }
        return csv.toString();
    }

    private static void point(StringBuilder csv, double x, double y, String label) {
        csv.append(String.format(Locale.ROOT, "%.5f,%.5f,%s\n", x, y, label));
    }
}
