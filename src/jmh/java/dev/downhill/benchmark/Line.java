package dev.downhill.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The figures of one work.
final class Line {

    private final Work work;
    private final List<Sample> samples = new ArrayList<>();

    Line(Work work) {
        this.work = work;
    }

    Work work() {
        return work;
    }

    void add(Competitor competitor, int threads, double figure) {
        samples.add(new Sample(competitor, threads, figure));
    }

    double figure(Competitor competitor, int threads) {
        return Medians.of(rounds(competitor, threads));
    }

    /// Every round's figure.
    List<Double> rounds(Competitor competitor, int threads) {
        return samples.stream()
                .filter(sample -> sample.competitor == competitor && sample.threads == threads)
                .map(Sample::figure)
                .toList();
    }

    /// The figure of the better number of threads.
    double best(Competitor competitor) {
        return Stream.of(1, 2)
                .map(threads -> figure(competitor, threads))
                .max(better())
                .orElseThrow();
    }

    private boolean has(Competitor competitor) {
        return samples.stream().anyMatch(sample -> sample.competitor == competitor);
    }

    private Comparator<Double> better() {
        return work.unit.moreIsBetter ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }

    /// How many times as good Downhill is as the best of the others, if there are any.
    Optional<Double> ratio() {
        return Stream.of(Competitor.values())
                .filter(competitor -> competitor != Competitor.DOWNHILL && has(competitor))
                .map(this::best)
                .max(better())
                .filter(_ -> has(Competitor.DOWNHILL))
                .map(peer -> work.ratio(best(Competitor.DOWNHILL), peer));
    }

    /// How many times as good Downhill is with two threads as with one.
    Optional<Double> speedup() {
        return Optional.of(Competitor.DOWNHILL)
                .filter(this::has)
                .map(ours -> work.ratio(figure(ours, 2), figure(ours, 1)));
    }

    /// A line for the terminal.
    String text(List<Competitor> competitors) {
        StringBuilder text = new StringBuilder(String.format("%-12s %-9s", work, work.unit.text));
        for (Competitor competitor : competitors) {
            text.append(String.format(
                    "  %s %s / %s",
                    competitor, Report.rounded(figure(competitor, 1)), Report.rounded(figure(competitor, 2))));
        }
        ratio().ifPresent(ratio -> text.append(String.format("  ratio %.2f (goal %s)", ratio, work.goal)));
        return text.toString();
    }

    private record Sample(Competitor competitor, int threads, double figure) {}
}
