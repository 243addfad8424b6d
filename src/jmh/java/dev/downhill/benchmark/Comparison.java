package dev.downhill.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Runs every work for every competitor with one thread and with two, in turn and several times over, and writes the
/// medians.
///
/// System properties: `bench.works` and `bench.competitors` (comma-separated names, all by default), `bench.rounds`
/// (3), `bench.warmup` and `bench.seconds` (of each measurement, 4 and 4), `bench.output` (a folder).
public final class Comparison {

    private static final List<Integer> THREADS = List.of(1, 2);

    private final List<Work> works = chosen("bench.works", Work.values());
    private final List<Competitor> competitors = chosen("bench.competitors", Competitor.values());
    private final int rounds = Integer.getInteger("bench.rounds", 3);
    private final Path output = Path.of(System.getProperty("bench.output", "target/benchmark"));
    private final Map<Competitor, String> versions = new EnumMap<>(Competitor.class);

    private Comparison() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new Comparison().run();
    }

    private void run() throws IOException, InterruptedException {
        Files.createDirectories(output);
        double warmUp = Double.parseDouble(System.getProperty("bench.warmup", "4"));
        double measured = Double.parseDouble(System.getProperty("bench.seconds", "4"));
        Fork fork = new Fork(warmUp, measured, output.resolve("errors.log"));
        List<Line> lines = new ArrayList<>();
        for (Work work : works) {
            Line line = new Line(work);
            for (int round = 0; round < rounds; round++) {
                round(fork, line);
            }
            lines.add(line);
            System.out.println(line.text(competitors));
        }
        Report report = new Report(
                Machine.describe(),
                versions.values().stream().toList(),
                rounds + " rounds in turn, each measurement a process of its own: " + warmUp + " s of warm-up, "
                        + measured + " s measured, median of the runs; then the median of the rounds",
                competitors,
                lines);
        report.write(output);
        System.out.println(report.markdown());
    }

    private void round(Fork fork, Line line) throws IOException, InterruptedException {
        for (int threads : THREADS) {
            for (Competitor competitor : competitors) {
                Fork.Outcome outcome = fork.run(competitor, line.work(), threads);
                versions.put(competitor, outcome.version());
                line.add(competitor, threads, line.work().figure(outcome.seconds()));
            }
        }
    }

    private static <E extends Enum<E>> List<E> chosen(String property, E[] all) {
        List<String> names = Arrays.asList(System.getProperty(property, "").split(","));
        List<E> chosen =
                Arrays.stream(all).filter(each -> names.contains(each.name())).toList();
        return chosen.isEmpty() ? List.of(all) : chosen;
    }
}
