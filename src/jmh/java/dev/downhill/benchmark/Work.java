package dev.downhill.benchmark;

/// One line of the table: something that every contender can do, and how its seconds become a figure.
enum Work {
    W1("MLP 784-128-10, SGD, batch 32", Unit.IMAGES_PER_SECOND, 3),
    W2("MLP 784-512-512-10, Adam, batch 128", Unit.IMAGES_PER_SECOND, 1.5),
    W3("LeNet of 5×5×8 and 5×5×16, SGD with momentum, batch 64", Unit.IMAGES_PER_SECOND, 2),
    W4("3×3 convolutions 32-32-64-64, Adam, batch 64", Unit.IMAGES_PER_SECOND, 1.3),
    W5("iris 4-16-3, batch 16, 200 epochs", Unit.SECONDS, 5),
    W6_ONE("predict one row with W2's network", Unit.MICROSECONDS, 1.2),
    W6_MANY("predict 1,000 rows with W2's network", Unit.ROWS_PER_SECOND, 1.2),
    MATMUL_1024("matrix product, n = 1024", Unit.GFLOPS, 0.85),
    MATMUL_2048("matrix product, n = 2048", Unit.GFLOPS, 0.85);

    /// The unit of a figure.
    enum Unit {
        IMAGES_PER_SECOND("images/s", true),
        ROWS_PER_SECOND("rows/s", true),
        GFLOPS("GFLOP/s", true),
        SECONDS("s", false),
        MICROSECONDS("µs", false);

        final String text;
        final boolean moreIsBetter;

        Unit(String text, boolean moreIsBetter) {
            this.text = text;
            this.moreIsBetter = moreIsBetter;
        }
    }

    private static final int MANY_ROWS = 1_000;

    final String description;
    final Unit unit;

    /// How many times as good as the best peer Downhill means to be.
    final double goal;

    Work(String description, Unit unit, double goal) {
        this.description = description;
        this.unit = unit;
        this.goal = goal;
    }

    /// What the contender does once.
    Runnable of(Contender contender) {
        return switch (this) {
            case W1, W2, W3, W4, W5 -> contender.training(recipe());
            case W6_ONE -> contender.predicting(recipe(), 1);
            case W6_MANY -> contender.predicting(recipe(), MANY_ROWS);
            case MATMUL_1024, MATMUL_2048 -> contender.multiplying(size());
        };
    }

    private Recipe recipe() {
        return switch (this) {
            case W1 -> Recipes.W1;
            case W2, W6_ONE, W6_MANY -> Recipes.W2;
            case W3 -> Recipes.W3;
            case W4 -> Recipes.W4;
            case W5 -> Recipes.W5;
            case MATMUL_1024, MATMUL_2048 -> throw new IllegalStateException(this + " has no network");
        };
    }

    private int size() {
        return this == MATMUL_1024 ? 1_024 : 2_048;
    }

    /// The figure of doing it once in that many seconds.
    double figure(double seconds) {
        return switch (unit) {
            case IMAGES_PER_SECOND -> (double) recipe().rows() * recipe().epochs() / seconds;
            case ROWS_PER_SECOND -> MANY_ROWS / seconds;
            case GFLOPS -> 2.0 * size() * size() * size() / seconds / 1e9;
            case SECONDS -> seconds;
            case MICROSECONDS -> seconds * 1e6;
        };
    }

    /// How many times as good the first figure is as the second.
    double ratio(double ours, double theirs) {
        return unit.moreIsBetter ? ours / theirs : theirs / ours;
    }
}
