package dev.downhill.reliability;

/// The share of a fault test that is run: a little in every build, all of it under the profile `reliability`.
///
/// `-Dreliability.share=0.25` runs a quarter of the long form, `-Dreliability.seed=7` another one.
public final class Effort {

    private static final double SHARE = Double.parseDouble(System.getProperty("reliability.share", "0"));

    /// Of everything that is left to chance.
    public static final long SEED = Long.getLong("reliability.seed", 20261124);

    private Effort() {}

    /// @param quick in every build
    /// @param full under the profile
    public static int of(int quick, int full) {
        return isFull() ? Math.max(quick, (int) Math.round(SHARE * full)) : quick;
    }

    static boolean isFull() {
        return SHARE > 0;
    }
}
