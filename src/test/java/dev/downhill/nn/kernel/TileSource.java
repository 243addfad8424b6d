package dev.downhill.nn.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The source of register tiles: methods of the same shape for 12, 8, 4 and 1 rows, which must be written out because
/// only local variables stay in registers.
///
/// @param vectors of a row: 2 with whole vectors, 1 with a mask for what is stored
record TileSource(int vectors) {

    /// The line of a class behind which everything is generated.
    static final String MARK =
            "    // From here on written by TileSource; GeneratedTilesTest compares, and says how to write it anew.\n";

    private static final List<Integer> HEIGHTS = List.of(12, 8, 4, 1);

    /// One index of A serves so many rows: itself, one row on and two rows on.
    private static final int ROWS_OF_INDEX = 3;

    private boolean isWide() {
        return vectors == 2;
    }

    /// The methods and the end of the class.
    String methods() {
        return HEIGHTS.stream().map(this::method).collect(Collectors.joining("\n")) + "}\n";
    }

    private String method(int rows) {
        List<String> lines = new ArrayList<>();
        if (isWide()) {
            lines.add("    static void tile" + rows
                    + "(Multiplication job, int k, int aAt, int bAt, int cAt, int startAt) {");
        } else {
            lines.add("    static void tile" + rows + "(");
            lines.add("            Multiplication job, int k, int aAt, int bAt, int cAt, float[] start, int startAt,"
                    + " VectorMask<Float> in) {");
        }
        copyFields(rows).forEach(line -> lines.add("        " + line));
        rowsAndVectors(
                        rows,
                        (row, vector) -> "        FloatVector " + sum(row, vector)
                                + " = FloatVector.fromArray(S, start, " + at("startAt", row, "startRow", vector) + ");")
                .forEach(lines::add);
        List<Integer> indices =
                IntStream.range(0, Math.ceilDiv(rows, ROWS_OF_INDEX)).boxed().toList();
        if (rows > 1) {
            lines.add("        int r2 = 2 * aRow;");
        }
        indices.forEach(i -> lines.add(
                "        int i" + i + " = aAt" + (i == 0 ? "" : " + " + i * ROWS_OF_INDEX + " * aRow") + ";"));
        lines.add("        int ib = bAt;");
        lines.add("        for (int step = 0; step < k; step++) {");
        lines.add("            if (step == turn) {");
        lines.add("                turn += inner;");
        indices.forEach(i -> lines.add("                i" + i + " += jump;"));
        lines.add("            }");
        for (int vector = 0; vector < vectors; vector++) {
            lines.add("            FloatVector b" + vector + " = FloatVector.fromArray(S, b, " + at("ib", 0, "", vector)
                    + ");");
        }
        for (int row = 0; row < rows; row++) {
            lines.addAll(multiplyAdd(row));
        }
        indices.forEach(i -> lines.add("            i" + i + " += aStep;"));
        lines.add("            ib += bRow;");
        lines.add("        }");
        rowsAndVectors(
                        rows,
                        (row, vector) -> "        " + sum(row, vector) + ".intoArray(c, "
                                + at("cAt", row, "cRow", vector) + (isWide() ? "" : ", in") + ");")
                .forEach(lines::add);
        lines.add("    }");
        return String.join("\n", lines) + "\n";
    }

    /// One row has no use for the strides between rows.
    private List<String> copyFields(int rows) {
        List<String> lines = new ArrayList<>(List.of("float[] a = job.a;", "float[] b = job.b;", "float[] c = job.c;"));
        if (isWide()) {
            lines.add("float[] start = job.start;");
        }
        if (rows > 1) {
            lines.add("int aRow = job.aRow;");
        }
        lines.addAll(List.of("int aStep = job.aStep;", "int bRow = job.bRow;"));
        if (rows > 1) {
            lines.addAll(List.of("int cRow = job.cRow;", "int startRow = job.startRow;"));
        }
        lines.addAll(List.of("int inner = job.inner;", "int jump = job.jump;", "int turn = inner;"));
        return lines;
    }

    private List<String> multiplyAdd(int row) {
        String index =
                "i" + row / ROWS_OF_INDEX + List.of("", " + aRow", " + r2").get(row % ROWS_OF_INDEX);
        String broadcast = "FloatVector.broadcast(S, a[" + index + "])";
        if (!isWide()) {
            return List.of("            c" + row + " = " + broadcast + ".fma(b0, c" + row + ");");
        }
        return List.of(
                "            FloatVector a" + row + " = " + broadcast + ";",
                "            c" + row + "a = a" + row + ".fma(b0, c" + row + "a);",
                "            c" + row + "b = a" + row + ".fma(b1, c" + row + "b);");
    }

    @FunctionalInterface
    private interface Line {
        String of(int row, int vector);
    }

    private List<String> rowsAndVectors(int rows, Line line) {
        return IntStream.range(0, rows * vectors)
                .mapToObj(i -> line.of(i / vectors, i % vectors))
                .toList();
    }

    private String sum(int row, int vector) {
        return "c" + row + (isWide() ? List.of("a", "b").get(vector) : "");
    }

    private static String at(String base, int row, String stride, int vector) {
        String down = row == 0 ? "" : row == 1 ? " + " + stride : " + " + row + " * " + stride;
        return base + down + (vector == 0 ? "" : " + L");
    }
}
