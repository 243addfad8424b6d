package dev.downhill.training.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// One chart of a picture: a frame with axes, grid and curves over the epochs.
final class Panel {

    private static final int VERTICAL_TICKS = 6;
    private static final int TICK_DIGITS = 8;
    /// With so few epochs every one is marked with a point.
    private static final int MARKED_EPOCHS = 24;

    /// @param style class of its line in the style sheet
    /// @param values one an epoch; a gap where a value is not finite
    record Curve(String style, double[] values) {}

    private final Svg svg;
    private final double left;
    private final double top;
    private final double width;
    private final double height;

    Panel(Svg svg, double left, double top, double width, double height) {
        this.svg = svg;
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
    }

    void heading(String name, String remark) {
        svg.text("heading", "start", left, top - 26, name);
        svg.text("remark", "end", left + width, top - 26, remark);
    }

    void emptyFrame(String message) {
        svg.line("axis", left, top + height, left + width, top + height);
        svg.text("remark", "middle", left + width / 2, top + height / 2, message);
    }

    /// Covers every finite value of the curves.
    ///
    /// @param highest the most that a value can be, where it has a bound; else infinite
    static Scale scale(List<Curve> curves, double highest) {
        double[] finite = curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.values()).filter(Double::isFinite))
                .toArray();
        double min = Arrays.stream(finite).min().orElse(0);
        double max = Arrays.stream(finite).max().orElse(1);
        if (Scale.spansDecades(min, max)) {
            return Scale.decades(min, max);
        }
        double air = Double.isFinite(highest) ? 0 : (max - min) * 0.04;
        return Scale.covering(min > 0 ? Math.max(0, min - air) : min, max + air, VERTICAL_TICKS);
    }

    void axes(Scale horizontal, Scale vertical) {
        for (double tick : vertical.ticks()) {
            double y = y(vertical, tick);
            svg.line("grid", left, y, left + width, y);
            svg.text("tick", "end", left - 8, y + 4, Scale.text(tick, TICK_DIGITS));
        }
        for (double tick : horizontal.ticks()) {
            double x = x(horizontal, tick);
            svg.line("axis", x, top + height, x, top + height + 5);
            svg.text("tick", "middle", x, top + height + 19, Scale.text(tick, TICK_DIGITS));
        }
        svg.line("axis", left, top + height, left + width, top + height);
        svg.text("label", "middle", left + width / 2, top + height + 38, "Epoch");
    }

    /// A vertical line with its words above the frame.
    void mark(Scale horizontal, int epoch, String words) {
        double x = x(horizontal, epoch);
        svg.line("mark", x, top - 4, x, top + height);
        double part = (x - left) / width;
        String anchor = part < 0.2 ? "start" : part > 0.8 ? "end" : "middle";
        svg.text("marked", anchor, x, top - 9, words);
    }

    /// A point on a curve.
    void point(String style, Scale horizontal, Scale vertical, double epoch, double value) {
        if (Double.isFinite(value)) {
            svg.circle("point " + style, x(horizontal, epoch), y(vertical, value), 4);
        }
    }

    void draw(Curve curve, double[] epochs, Scale horizontal, Scale vertical) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < epochs.length; i++) {
            boolean here = isFinite(curve, i);
            if (here) {
                double x = x(horizontal, epochs[i]);
                double y = y(vertical, curve.values[i]);
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", down ? "L" : "M", x, y));
                boolean alone = !isFinite(curve, i - 1) && !isFinite(curve, i + 1);
                if (alone || epochs.length <= MARKED_EPOCHS) {
                    svg.circle("dot " + curve.style, x, y, 2.5);
                }
            }
            down = here;
        }
        if (!path.isEmpty()) {
            svg.path("curve " + curve.style, path.toString());
        }
    }

    private static boolean isFinite(Curve curve, int index) {
        return index >= 0 && index < curve.values.length && Double.isFinite(curve.values[index]);
    }

    private double x(Scale scale, double epoch) {
        return left + width * scale.position(epoch);
    }

    private double y(Scale scale, double value) {
        return top + height * (1 - scale.position(value));
    }
}
