package dev.downhill.benchmark;

import dev.downhill.nn.Predictor;
import dev.downhill.nn.kernel.KernelChoice;
import dev.downhill.nn.kernel.Multiplication;
import dev.downhill.nn.kernel.Product;
import dev.downhill.nn.kernel.Team;
import dev.downhill.nn.train.Examples;
import dev.downhill.nn.train.TrainingResult;

/// Downhill's engine as the service runs it: shuffled rows, gathered into batches, with loss and accuracy counted.
final class DownhillContender implements Contender {

    private final int threads;
    private final Trainings trainings;

    DownhillContender(int threads) {
        this.threads = threads;
        this.trainings = new Trainings(threads);
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

    @Override
    public Runnable predicting(Recipe recipe, int rows) {
        float[] pixels = recipe.pixels();
        TrainingResult trained = train(recipe, 1, new Pixels(recipe.batch(), recipe, pixels));
        Predictor predictor = Predictor.of(
                recipe.network(),
                recipe.input(),
                Trainings.head(recipe),
                trained.parameters(),
                trained.buffers(),
                new Team(threads));
        float[] outputs = new float[rows * recipe.classes()];
        return () -> predictor.predict(pixels, rows, outputs);
    }

    private TrainingResult train(Recipe recipe, int epochs, Examples rows) {
        return trainings.train(recipe, epochs, rows, new Pixels(0, recipe, new float[0]), _ -> {});
    }

    @Override
    public Runnable multiplying(int size) {
        Product product = new Product(KernelChoice.best().kernels(), new Team(threads));
        float[] a = new float[size * size + Multiplication.MAX_LANES];
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
}
