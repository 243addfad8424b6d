package dev.downhill.benchmark;

import dev.downhill.dataset.Rows;
import dev.downhill.dataset.row.StoredRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Trains on a mapped file of 4 GB in a heap of 512 MB, and on as many of its rows as fit a Java array in a heap of 4
/// GB, in turn, and prints rows a second and their ratio.
///
/// Argument: a folder for the file, which is made if it is not there.
public final class BeyondHeap {

    private static final long FILE_BYTES = 4L << 30;
    private static final int ARRAY_BYTES = 1_900_000_000;
    private static final int THREADS = 2;
    private static final int ROUNDS = 3;
    private static final int WARM_ROWS = 50_000;

    private BeyondHeap() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 3) {
            System.out.println(rowsPerSecond(arguments[0], arguments[1], Path.of(arguments[2])));
            return;
        }
        Path file = Files.createDirectories(Path.of(arguments[0])).resolve("rows.bin");
        if (!Files.exists(file)) {
            write(file);
        }
        for (String work : List.of("W1", "W2")) {
            List<Double> mapped = new ArrayList<>();
            List<Double> inMemory = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                mapped.add(fork("-Xmx512m", "mapped", work, file));
                inMemory.add(fork("-Xmx4g", "array", work, file));
            }
            double far = Medians.of(mapped);
            double near = Medians.of(inMemory);
            System.out.printf(
                    Locale.ROOT,
                    "%s's network: mapped %,.0f rows/s in 512 MB, array %,.0f rows/s, ratio %.2f%n",
                    work,
                    far,
                    near,
                    far / near);
        }
    }

    private static void write(Path file) throws IOException {
        byte[] rows = new byte[ImageRows.WIDTH << 16];
        new Random(1).nextBytes(rows);
        for (int row = 0; row < 1 << 16; row++) {
            rows[(row + 1) * ImageRows.WIDTH - 1] = (byte) (row % 10);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long written = 0; written < FILE_BYTES; written += rows.length) {
                out.write(rows);
            }
        }
    }

    private static double fork(String heap, String kind, String work, Path file)
            throws IOException, InterruptedException {
        String output =
                JavaProcess.output(JavaProcess.of(List.of(heap), BeyondHeap.class, List.of(kind, work, file.toString()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT));
        return Double.parseDouble(output.strip());
    }

    /// One epoch over all rows, after a short one to warm up.
    private static double rowsPerSecond(String kind, String work, Path file) throws IOException {
        Recipe recipe = work.equals("W1") ? Recipes.W1 : Recipes.W2;
        try (Rows rows = kind.equals("mapped")
                ? StoredRows.map(ImageRows.COLUMNS, file, () -> {})
                : StoredRows.of(ImageRows.COLUMNS, array(file))) {
            Trainings trainings = new Trainings(THREADS);
            ImageRows none = new ImageRows(rows, 0);
            trainings.train(recipe, 2, new ImageRows(rows, WARM_ROWS), none, _ -> {});
            double[] seconds = new double[1];
            ImageRows all = new ImageRows(rows, rows.count());
            trainings.train(recipe, 1, all, none, result -> seconds[0] = result.seconds());
            return rows.count() / seconds[0];
        }
    }

    private static byte[] array(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(ARRAY_BYTES / ImageRows.WIDTH * ImageRows.WIDTH);
        }
    }
}
