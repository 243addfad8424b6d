package dev.downhill.benchmark;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// PyTorch through the Deep Java Library. Its batches lie ready as tensors: nothing is shuffled or copied.
final class PyTorchContender implements Contender {

    private final NDManager manager;
    private final Engine engine = Engine.getEngine("PyTorch");

    PyTorchContender(int threads) {
        JniUtils.setNumThreads(threads);
        JniUtils.setGraphExecutorOptimize(false);
        this.manager = NDManager.newBaseManager("PyTorch");
    }

    @Override
    public String version() {
        return "PyTorch " + engine.getVersion() + " through DJL " + Engine.getDjlVersion();
    }

    @Override
    public Runnable training(Recipe recipe) {
        List<NDList> inputs = new ArrayList<>();
        List<NDList> labels = new ArrayList<>();
        float[] pixels = recipe.pixels();
        int size = recipe.batch() * recipe.input().size();
        for (int batch = 0; batch < recipe.batches(); batch++) {
            float[] values = Arrays.copyOfRange(pixels, batch * size, (batch + 1) * size);
            inputs.add(new NDList(manager.create(values, shape(recipe, recipe.batch()))));
            int[] classes = new int[recipe.batch()];
            for (int row = 0; row < classes.length; row++) {
                classes[row] = recipe.label(batch * recipe.batch() + row);
            }
            labels.add(new NDList(manager.create(classes)));
        }
        return () -> train(recipe, inputs, labels);
    }

    private void train(Recipe recipe, List<NDList> inputs, List<NDList> labels) {
        Loss loss = Loss.softmaxCrossEntropyLoss();
        try (Model model = Model.newInstance("peer", "PyTorch")) {
            model.setBlock(block(recipe));
            try (Trainer trainer =
                    model.newTrainer(new DefaultTrainingConfig(loss).optOptimizer(optimizer(recipe.optimizer())))) {
                trainer.initialize(shape(recipe, recipe.batch()));
                for (int step = 0; step < recipe.epochs() * recipe.batches(); step++) {
                    step(trainer, loss, inputs.get(step % recipe.batches()), labels.get(step % recipe.batches()));
                }
            }
        }
    }

    /// Every array of a step belongs to the scope and is released with it, as DJL's own training loop does: otherwise
    /// each step takes fresh memory pages, which slows PyTorch down several times.
    private void step(Trainer trainer, Loss loss, NDList inputs, NDList labels) {
        try (NDManager scope = manager.newSubManager()) {
            inputs.tempAttach(scope);
            labels.tempAttach(scope);
            try (GradientCollector collector = trainer.newGradientCollector()) {
                collector.backward(loss.evaluate(labels, trainer.forward(inputs)));
            }
            trainer.step();
        }
    }

    @Override
    public Runnable predicting(Recipe recipe, int rows) {
        Block block = block(recipe);
        block.initialize(manager, DataType.FLOAT32, shape(recipe, rows));
        ParameterStore store = new ParameterStore(manager, false);
        float[] pixels = Arrays.copyOf(recipe.pixels(), rows * recipe.input().size());
        return () -> {
            try (NDManager scope = manager.newSubManager()) {
                NDList inputs = new NDList(scope.create(pixels, shape(recipe, rows)));
                block.forward(store, inputs, false)
                        .singletonOrThrow()
                        .softmax(1)
                        .toFloatArray();
            }
        };
    }

    @Override
    public Runnable multiplying(int size) {
        NDArray a = manager.randomUniform(-1, 1, new Shape(size, size));
        NDArray b = manager.randomUniform(-1, 1, new Shape(size, size));
        return () -> a.matMul(b).close();
    }

    /// Channels first, as PyTorch has them.
    private static Shape shape(Recipe recipe, int rows) {
        dev.downhill.nn.tensor.Shape input = recipe.input();
        return !input.isImage()
                ? new Shape(rows, input.size())
                : new Shape(rows, input.channels(), input.height(), input.width());
    }

    private static Block block(Recipe recipe) {
        SequentialBlock block = new SequentialBlock();
        boolean flat = !recipe.input().isImage();
        for (LayerSpec layer : recipe.network().layers()) {
            if (!flat && (layer instanceof LayerSpec.Dense || layer instanceof LayerSpec.Output)) {
                block.add(Blocks.batchFlattenBlock());
                flat = true;
            }
            add(block, layer, recipe.classes());
        }
        return block;
    }

    private static void add(SequentialBlock block, LayerSpec layer, int classes) {
        switch (layer) {
            case LayerSpec.Dense dense ->
                block.add(Linear.builder().setUnits(dense.units()).build()).add(Activation.reluBlock());
            case LayerSpec.Conv2d conv -> {
                int kernel = conv.kernelSize().height();
                block.add(Conv2d.builder()
                                .setFilters(conv.filters())
                                .setKernelShape(new Shape(kernel, kernel))
                                .optPadding(new Shape(kernel / 2, kernel / 2))
                                .build())
                        .add(Activation.reluBlock());
            }
            case LayerSpec.MaxPool2d _ -> block.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
            case LayerSpec.Output _ ->
                block.add(Linear.builder().setUnits(classes).build());
            default -> throw new IllegalArgumentException("no translation for " + layer);
        }
    }

    private static Optimizer optimizer(OptimizerSpec spec) {
        Tracker rate = Tracker.fixed((float) spec.learningRate());
        return switch (spec) {
            case OptimizerSpec.Sgd sgd ->
                Optimizer.sgd()
                        .setLearningRateTracker(rate)
                        .optMomentum((float) sgd.momentum())
                        .build();
            case OptimizerSpec.Adam _ ->
                Optimizer.adam().optLearningRateTracker(rate).build();
            default -> throw new IllegalArgumentException("no translation for " + spec);
        };
    }
}
