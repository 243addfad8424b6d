package dev.downhill.nn.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The source of register tiles over packed panels: methods of the same shape for 12 and 4 rows of two vectors, and for
/// panels of A in which the steps of a row are neighbours, or the rows of a step.
final class PackedTileSource {

    /// The line of a class behind which everything is generated.
    static final String MARK = TileSource.MARK.replace("TileSource", "PackedTileSource");

    private static final List<Integer> HEIGHTS = List.of(12, 4);

    private PackedTileSource() {}

    /// The methods and the end of the class.
    static String methods() {
        return HEIGHTS.stream()
                        .flatMap(rows -> Stream.of(method("rows", rows), method("steps", rows)))
                        .collect(Collectors.joining("\n"))
                + "}\n";
    }

    private static String method(String neighbours, int rows) {
        List<String> lines = new ArrayList<>(List.of(
                "static void " + neighbours + rows + "(",
                "        float[] a,",
                "        int aAt,",
                "        float[] b,",
                "        int bAt,",
                "        float[] c,",
                "        int cAt,",
                "        int cRow,",
                "        float[] start,",
                "        int startAt,",
                "        int startRow,",
                "        int k) {"));
        for (int row = 0; row < rows; row++) {
            String at = "startAt" + times(row, "startRow");
            lines.add("    FloatVector c" + row + "a = FloatVector.fromArray(S, start, " + at + ");");
            lines.add("    FloatVector c" + row + "b = FloatVector.fromArray(S, start, " + at + " + L);");
        }
        lines.add("    for (int step = 0; step < k; step++) {");
        lines.add("        FloatVector b0 = FloatVector.fromArray(S, b, bAt + WIDTH * step);");
        lines.add("        FloatVector b1 = FloatVector.fromArray(S, b, bAt + WIDTH * step + L);");
        for (int row = 0; row < rows; row++) {
            String at = neighbours.equals("rows")
                    ? "aAt" + times(row, "DEPTH") + " + step"
                    : "aAt + " + rows + " * step" + (row == 0 ? "" : " + " + row);
            lines.add("        FloatVector a" + row + " = FloatVector.broadcast(S, a[" + at + "]);");
            lines.add("        c" + row + "a = a" + row + ".fma(b0, c" + row + "a);");
            lines.add("        c" + row + "b = a" + row + ".fma(b1, c" + row + "b);");
        }
        lines.add("    }");
        for (int row = 0; row < rows; row++) {
            String at = "cAt" + times(row, "cRow");
            lines.add("    c" + row + "a.intoArray(c, " + at + ");");
            lines.add("    c" + row + "b.intoArray(c, " + at + " + L);");
        }
        lines.add("}");
        return lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
    }

    private static String times(int row, String stride) {
        return row == 0 ? "" : row == 1 ? " + " + stride : " + " + row + " * " + stride;
    }
}
