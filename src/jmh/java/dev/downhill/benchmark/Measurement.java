package dev.downhill.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One contender at one work, in a process of its own: warm-up, then the median of what follows.
///
/// Arguments: competitor, work, threads, seconds of warm-up, seconds of measurement. The last line it prints is
/// `seconds=… version=…`.
final class Measurement {

    static final String SECONDS = "seconds=";
    static final String VERSION = " version=";

    /// Enough for a median of the shortest, more only costs memory.
    private static final int MOST_RUNS = 1_000_000;

    private static final int FEWEST_RUNS = 3;
    private static final double NANOS = 1e9;

    private Measurement() {}

    public static void main(String[] arguments) {
        int threads = Integer.parseInt(arguments[2]);
        Contender contender = Competitor.valueOf(arguments[0]).with(threads);
        Runnable once = Work.valueOf(arguments[1]).of(contender);
        times(once, Double.parseDouble(arguments[3]), 1);
        double median = Medians.of(times(once, Double.parseDouble(arguments[4]), FEWEST_RUNS));
        System.out.printf(Locale.ROOT, "%n%s%.9f%s%s%n", SECONDS, median, VERSION, contender.version());
        System.out.flush();
        // Native pools and their threads end with the process, whatever they still wait for.
        Runtime.getRuntime().halt(0);
    }

    private static List<Double> times(Runnable once, double seconds, int fewest) {
        List<Double> times = new ArrayList<>();
        long begun = System.nanoTime();
        long end = begun + (long) (seconds * NANOS);
        for (long now = begun; (now < end || times.size() < fewest) && times.size() < MOST_RUNS; ) {
            once.run();
            long after = System.nanoTime();
            times.add((after - now) / NANOS);
            now = after;
        }
        return times;
    }
}
