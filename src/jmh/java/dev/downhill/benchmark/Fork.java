package dev.downhill.benchmark;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/// Runs a {@link Measurement} in a Java process of its own.
final class Fork {

    private final double warmUp;
    private final double measured;
    private final Path log;

    /// @param warmUp seconds
    /// @param measured seconds
    /// @param log takes what the processes complain of
    Fork(double warmUp, double measured, Path log) {
        this.warmUp = warmUp;
        this.measured = measured;
        this.log = log;
    }

    /// Seconds and version.
    ///
    /// @throws IllegalStateException if the process printed no result
    Outcome run(Competitor competitor, Work work, int threads) throws IOException, InterruptedException {
        ProcessBuilder builder = JavaProcess.of(
                        List.of("--enable-native-access=ALL-UNNAMED", "-Xmx4g", "-DOPT_OUT_TRACKING=true"),
                        Measurement.class,
                        List.of(
                                competitor.name(),
                                work.name(),
                                String.valueOf(threads),
                                String.valueOf(warmUp),
                                String.valueOf(measured)))
                .redirectError(Redirect.appendTo(log.toFile()));
        builder.environment().put("OMP_NUM_THREADS", String.valueOf(threads));
        builder.environment().put("MKL_NUM_THREADS", String.valueOf(threads));
        return JavaProcess.output(builder)
                .lines()
                .filter(line -> line.startsWith(Measurement.SECONDS))
                .reduce((_, last) -> last)
                .map(Outcome::parse)
                .orElseThrow(() -> new IllegalStateException(
                        competitor + " at " + work + " with " + threads + " threads gave no result; see " + log));
    }

    /// The measurement of one process.
    record Outcome(double seconds, String version) {

        static Outcome parse(String line) {
            int version = line.indexOf(Measurement.VERSION);
            return new Outcome(
                    Double.parseDouble(line.substring(Measurement.SECONDS.length(), version)),
                    line.substring(version + Measurement.VERSION.length()));
        }
    }
}
