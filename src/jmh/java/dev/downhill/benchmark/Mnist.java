package dev.downhill.benchmark;

import dev.downhill.dataset.row.StoredRows;
import dev.downhill.nn.spec.ScheduleSpec;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// Trains the networks of W2 and W3 on MNIST, from the four files as they are published, and prints the accuracy on its
/// 10,000 test images after the last epoch, for five seeds and two schedules.
///
/// Argument: the folder with `train-images-idx3-ubyte.gz` and the other three.
public final class Mnist {

    private static final int PIXELS = 28 * 28;
    private static final int IMAGE_HEADER = 16;
    private static final int LABEL_HEADER = 8;

    private static final int SEEDS = 5;

    private Mnist() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        ImageRows training = rows(folder, "train");
        ImageRows test = rows(folder, "t10k");
        for (ScheduleSpec schedule : List.of(new ScheduleSpec.Constant(), new ScheduleSpec.Cosine(0, null))) {
            train("W2", Recipes.W2, 4, schedule, training, test);
            train("W3", Recipes.W3, 3, schedule, training, test);
        }
    }

    private static void train(
            String name, Recipe recipe, int epochs, ScheduleSpec schedule, ImageRows training, ImageRows test) {
        Trainings trainings = new Trainings(Runtime.getRuntime().availableProcessors());
        List<Double> accuracies = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            trainings.train(recipe, epochs, schedule, seed, training, test, result -> {
                seconds.add(result.seconds());
                if (result.epoch() == epochs) {
                    accuracies.add(Objects.requireNonNull(result.validation()).accuracy());
                }
            });
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %s: test accuracy after %d epochs %s, median %.4f; %.1f s an epoch, test included%n",
                name,
                schedule.getClass().getSimpleName(),
                epochs,
                accuracies,
                Medians.of(accuracies),
                Medians.of(seconds));
    }

    private static ImageRows rows(Path folder, String kind) throws IOException {
        byte[] images = read(folder.resolve(kind + "-images-idx3-ubyte.gz"), IMAGE_HEADER);
        byte[] labels = read(folder.resolve(kind + "-labels-idx1-ubyte.gz"), LABEL_HEADER);
        byte[] rows = new byte[labels.length * ImageRows.WIDTH];
        for (int row = 0; row < labels.length; row++) {
            System.arraycopy(images, row * PIXELS, rows, row * ImageRows.WIDTH, PIXELS);
            rows[row * ImageRows.WIDTH + PIXELS] = labels[row];
        }
        return new ImageRows(StoredRows.of(ImageRows.COLUMNS, rows), labels.length);
    }

    private static byte[] read(Path file, int header) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(header);
            return in.readAllBytes();
        }
    }
}
