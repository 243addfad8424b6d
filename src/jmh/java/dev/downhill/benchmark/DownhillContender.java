package dev.downhill.benchmark;

import dev.downhill.nn.Predictor;
import dev.downhill.nn.kernel.KernelChoice;
import dev.downhill.nn.kernel.Multiplication;
import dev.downhill.nn.kernel.Product;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import dev.downhill.nn.train.EpochResult;
import dev.downhill.nn.train.Examples;
import dev.downhill.nn.train.Trainer;
import dev.downhill.nn.train.TrainingListener;
import dev.downhill.nn.train.TrainingPlan;
import dev.downhill.nn.train.TrainingResult;
import java.util.List;

/// Downhill's engine as the service runs it: shuffled rows, gathered into batches, with loss and accuracy counted.
final class DownhillContender implements Contender {

    private final int threads;
    private final Trainer trainer;

    DownhillContender(int threads) {
        this.threads = threads;
        this.trainer = new Trainer(threads, System::nanoTime);
    }

    @Override
    public String version() {
        return "Downhill, " + KernelChoice.best().kernels().name();
    }

    @Override
    public Runnable training(Recipe recipe) {
        Examples rows = new Pixels(recipe.rows(), recipe, recipe.pixels());
        return () -> train(recipe, recipe.epochs(), rows);
    }

    private TrainingResult train(Recipe recipe, int epochs, Examples rows) {
        TrainingPlan plan = new TrainingPlan(
                recipe.network(),
                recipe.input(),
                head(recipe),
                Loss.Plain.CROSS_ENTROPY,
                recipe.optimizer(),
                new ScheduleSpec.Constant(),
                recipe.batch(),
                epochs,
                Regularization.NONE,
                null,
                List.of(),
                null,
                1);
        return trainer.train(plan, rows, new Pixels(0, recipe, new float[0]), new Silence());
    }

    @Override
    public Runnable predicting(Recipe recipe, int rows) {
        float[] pixels = recipe.pixels();
        TrainingResult trained = train(recipe, 1, new Pixels(recipe.batch(), recipe, pixels));
        Predictor predictor =
                Predictor.of(recipe.network(), recipe.input(), head(recipe), trained.parameters(), trained.buffers());
        float[] outputs = new float[rows * recipe.classes()];
        return () -> predictor.predict(pixels, rows, outputs);
    }

    private static Head head(Recipe recipe) {
        return new Head(recipe.classes(), Link.SOFTMAX);
    }

    @Override
    public Runnable multiplying(int size) {
        Product product = new Product(KernelChoice.best().kernels(), new Team(threads));
        float[] a = new float[size * size + Multiplication.MOST_LANES];
        float[] b = a.clone();
        float[] c = a.clone();
        return () -> product.left(a, 0, size, 1).right(b, 0, size).into(c, 0, size, size, size, false);
    }

    private record Pixels(int rows, Recipe recipe, float[] pixels) implements Examples {
        @Override
        public void read(int row, float[] inputs, int inputOffset, float[] targets, int targetOffset) {
            int size = recipe.input().size();
            System.arraycopy(pixels, row * size, inputs, inputOffset, size);
            targets[targetOffset] = recipe.label(row);
        }
    }

    private record Silence() implements TrainingListener {
        @Override
        public void epoch(EpochResult result) {}

        @Override
        public boolean stopRequested(int epoch, long steps, long samples) {
            return false;
        }
    }
}
