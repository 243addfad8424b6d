package dev.downhill.training.web;

import java.util.Locale;

/// Writes the few SVG elements that a chart needs. Text is escaped; what XML cannot hold at all is left out.
final class Svg {

    private final StringBuilder out = new StringBuilder(8192);

    Svg(int width, int height, String title, String description, String style) {
        out.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">%n",
                width,
                height,
                width,
                height));
        out.append("<title>").append(escaped(title)).append("</title>\n");
        out.append("<desc>").append(escaped(description)).append("</desc>\n");
        out.append("<style>").append(style).append("</style>\n");
    }

    void rectangle(String style, double x, double y, double width, double height) {
        out.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>%n",
                style,
                x,
                y,
                width,
                height));
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        out.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
                style,
                x1,
                y1,
                x2,
                y2));
    }

    void circle(String style, double x, double y, double radius) {
        out.append(String.format(
                Locale.ROOT, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>%n", style, x, y, radius));
    }

    /// @param commands an SVG path
    void path(String style, String commands) {
        out.append("<path class=\"")
                .append(style)
                .append("\" d=\"")
                .append(commands)
                .append("\"/>\n");
    }

    /// @param anchor which part of the text stands at `x`: start, middle or end
    void text(String style, String anchor, double x, double y, String text) {
        out.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n",
                style,
                anchor,
                x,
                y,
                escaped(text)));
    }

    /// Ends the picture.
    String finish() {
        return out.append("</svg>\n").toString();
    }

    private static String escaped(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
