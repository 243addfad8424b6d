package dev.downhill.training.web;

import dev.downhill.training.Job;
import dev.downhill.training.curve.Best;
import dev.downhill.training.curve.Downsampling;
import dev.downhill.training.curve.EpochMetrics;
import dev.downhill.training.curve.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Draws learning curves: the loss on the left, what people ask about on the right, training and validation apart by
/// colour and by dashes, the best epoch marked in both. The colours are Okabe and Ito's, which the colour-blind tell
/// apart; a dark surrounding turns the picture dark.
final class CurvePicture {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 440;
    private static final double TOP = 128;
    private static final double PANEL_WIDTH = 384;
    private static final double PANEL_HEIGHT = 244;
    private static final double[] LEFT = {62, 550};
    /// More epochs than a panel has pixels would only make the file large.
    private static final int MAX_POINTS = 600;

    private static final String STYLE = """
            text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:#1f2328}
            .paper{fill:#fff}.title{font-size:20px;font-weight:600}.heading{font-size:14px;font-weight:600}
            .remark,.label,.tick,.legend{font-size:12px}.remark,.label,.tick{fill:#656d76}
            .marked{font-size:11px;fill:#656d76}.subtitle{font-size:13px;fill:#656d76}
            .grid{stroke:#e4e7eb}.axis{stroke:#8c959f}.mark{stroke:#656d76;stroke-dasharray:2 3}
            .curve{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}.point{stroke:#fff;stroke-width:2}
            .curve.train{stroke:#d55e00;stroke-dasharray:6 4}.dot.train,.point.train{fill:#d55e00}
            .curve.validation{stroke:#0072b2}.dot.validation,.point.validation{fill:#0072b2}
            @media (prefers-color-scheme:dark){text{fill:#e6edf3}.paper{fill:#0d1117}
            .remark,.label,.tick,.marked,.subtitle{fill:#9198a1}.grid{stroke:#262c36}.axis,.mark{stroke:#6e7681}
            .point{stroke:#0d1117}.curve.train{stroke:#e69f00}.dot.train,.point.train{fill:#e69f00}
            .curve.validation{stroke:#56b4e9}.dot.validation,.point.validation{fill:#56b4e9}}
            """;

    private final Svg svg;
    private final Job job;
    private final List<EpochMetrics> epochs;

    private CurvePicture(Job job, List<EpochMetrics> epochs) {
        Best best = job.best();
        this.job = job;
        this.epochs = Downsampling.thin(epochs, MAX_POINTS, best == null ? 0 : best.epoch());
        String summary = summary(job, epochs.size());
        this.svg = new Svg(WIDTH, HEIGHT, "Learning curves of " + job.name(), summary, STYLE);
        svg.rectangle("paper", 0, 0, WIDTH, HEIGHT);
        svg.text("title", "start", 24, 40, job.name());
        svg.text("subtitle", "start", 24, 63, summary);
    }

    /// @param epochs all epochs of the job so far
    static String draw(Job job, List<EpochMetrics> epochs) {
        CurvePicture picture = new CurvePicture(job, epochs);
        boolean classes = !Series.TRAIN_RMSE.isIn(epochs);
        picture.panel(0, "Loss", Series.TRAIN_LOSS, Series.VALIDATION_LOSS, Double.POSITIVE_INFINITY);
        if (classes) {
            picture.panel(1, "Accuracy", Series.TRAIN_ACCURACY, Series.VALIDATION_ACCURACY, 1);
        } else {
            picture.panel(
                    1, "Root mean squared error", Series.TRAIN_RMSE, Series.VALIDATION_RMSE, Double.POSITIVE_INFINITY);
        }
        picture.legend(Series.VALIDATION_LOSS.isIn(epochs));
        return picture.svg.finish();
    }

    private void panel(int index, String name, Series train, Series validation, double highest) {
        Panel panel = new Panel(svg, LEFT[index], TOP, PANEL_WIDTH, PANEL_HEIGHT);
        List<Panel.Curve> curves = new ArrayList<>();
        if (train.isIn(epochs)) {
            curves.add(new Panel.Curve("train", train.of(epochs)));
        }
        if (validation.isIn(epochs)) {
            curves.add(new Panel.Curve("validation", validation.of(epochs)));
        }
        if (curves.isEmpty()) {
            panel.heading(name, "");
            panel.emptyFrame("No epoch has ended yet");
            return;
        }
        double[] numbers = epochs.stream().mapToDouble(EpochMetrics::epoch).toArray();
        Scale horizontal =
                Scale.epochs(epochs.getFirst().epoch(), epochs.getLast().epoch());
        Scale vertical = Panel.scale(curves, highest);
        String remark = remark(train);
        panel.heading(name, vertical.logarithmic() ? (remark + " (logarithmic)").strip() : remark);
        panel.axes(horizontal, vertical);
        Best best = job.best();
        if (best != null) {
            panel.mark(horizontal, best.epoch(), "best: epoch " + best.epoch());
        }
        curves.forEach(curve -> panel.draw(curve, numbers, horizontal, vertical));
        EpochMetrics atBest = at(best);
        if (best != null && atBest != null) {
            String style = best.validated() ? "validation" : "train";
            double value = (best.validated() ? validation : train).of(atBest);
            panel.point(style, horizontal, vertical, best.epoch(), value);
        }
    }

    /// The kind and the unit of the loss; of errors of numbers, their unit.
    private String remark(Series series) {
        return switch (series) {
            case TRAIN_LOSS -> {
                String kind = job.recipe().hyperparameters().loss().name().toLowerCase(Locale.ROOT);
                String unit = LossUnits.words(job.recipe());
                yield unit.isEmpty() ? kind : kind + ", " + unit;
            }
            case TRAIN_RMSE -> "the target's own units";
            default -> "";
        };
    }

    private @Nullable EpochMetrics at(@Nullable Best best) {
        for (EpochMetrics metrics : epochs) {
            if (best != null && metrics.epoch() == best.epoch()) {
                return metrics;
            }
        }
        return null;
    }

    private void legend(boolean validated) {
        double right = LEFT[1] + PANEL_WIDTH;
        double y = 36;
        if (validated) {
            svg.text("legend", "end", right, y + 4, "validation");
            svg.path("curve validation", String.format(Locale.ROOT, "M%.1f %.1fh28", right - 96, y));
        }
        double x = validated ? right - 116 : right;
        svg.text("legend", "end", x, y + 4, "training");
        svg.path("curve train", String.format(Locale.ROOT, "M%.1f %.1fh28", x - 84, y));
    }

    private static String summary(Job job, int count) {
        String done = count == 1 ? "1 epoch" : String.format(Locale.ROOT, "%,d epochs", count);
        Best best = job.best();
        String found = best == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " · best %s loss %s at epoch %d",
                        best.validated() ? "validation" : "training",
                        Scale.text(best.loss(), 4),
                        best.epoch());
        return done + found + " · " + job.status().label();
    }
}
