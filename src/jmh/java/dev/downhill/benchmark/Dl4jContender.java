package dev.downhill.benchmark;

import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.OptimizerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.nd4j.nativeblas.NativeOpsHolder;

/// Deeplearning4j on its native backend. Its batches lie ready as arrays: nothing is shuffled or copied.
final class Dl4jContender implements Contender {

    Dl4jContender(int threads) {
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    }

    @Override
    public String version() {
        return "DL4J 1.0.0-M2.1";
    }

    @Override
    public Runnable training(Recipe recipe) {
        List<DataSet> batches = new ArrayList<>();
        float[] pixels = recipe.pixels();
        for (int batch = 0; batch < recipe.batches(); batch++) {
            INDArray labels = Nd4j.zeros(recipe.batch(), recipe.classes());
            for (int row = 0; row < recipe.batch(); row++) {
                labels.putScalar(row, recipe.label(batch * recipe.batch() + row), 1);
            }
            batches.add(new DataSet(inputs(recipe, pixels, batch * recipe.batch(), recipe.batch()), labels));
        }
        return () -> {
            MultiLayerNetwork network = network(recipe);
            for (int epoch = 0; epoch < recipe.epochs(); epoch++) {
                batches.forEach(network::fit);
            }
            network.score();
        };
    }

    @Override
    public Runnable predicting(Recipe recipe, int rows) {
        MultiLayerNetwork network = network(recipe);
        float[] pixels = recipe.pixels();
        return () -> network.output(inputs(recipe, pixels, 0, rows)).data().asFloat();
    }

    @Override
    public Runnable multiplying(int size) {
        INDArray a = Nd4j.ones(size, size);
        INDArray b = Nd4j.ones(size, size);
        INDArray c = Nd4j.createUninitialized(new long[] {size, size}, 'f');
        return () -> a.mmuli(b, c);
    }

    /// Channels first, as its native library prefers.
    private static INDArray inputs(Recipe recipe, float[] pixels, int from, int rows) {
        dev.downhill.nn.tensor.Shape input = recipe.input();
        int size = input.size();
        float[] values = Arrays.copyOfRange(pixels, from * size, (from + rows) * size);
        return !input.isImage()
                ? Nd4j.create(values, new long[] {rows, size})
                : Nd4j.create(values, new long[] {rows, input.channels(), input.height(), input.width()});
    }

    private static MultiLayerNetwork network(Recipe recipe) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(updater(recipe.optimizer()))
                .weightInit(WeightInit.RELU)
                .list();
        for (LayerSpec layer : recipe.network().layers()) {
            layers.layer(layer(layer, recipe.classes()));
        }
        dev.downhill.nn.tensor.Shape input = recipe.input();
        layers.setInputType(
                !input.isImage()
                        ? InputType.feedForward(input.size())
                        : InputType.convolutional(input.height(), input.width(), input.channels()));
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        return network;
    }

    private static Layer layer(LayerSpec layer, int classes) {
        return switch (layer) {
            case LayerSpec.Dense dense ->
                new DenseLayer.Builder()
                        .nOut(dense.units())
                        .activation(Activation.RELU)
                        .build();
            case LayerSpec.Conv2d conv ->
                new ConvolutionLayer.Builder(
                                conv.kernelSize().height(), conv.kernelSize().width())
                        .convolutionMode(ConvolutionMode.Same)
                        .nOut(conv.filters())
                        .activation(Activation.RELU)
                        .build();
            case LayerSpec.MaxPool2d _ ->
                new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build();
            case LayerSpec.Output _ ->
                new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build();
            default -> throw new IllegalArgumentException("no translation for " + layer);
        };
    }

    private static IUpdater updater(OptimizerSpec spec) {
        return switch (spec) {
            case OptimizerSpec.Sgd sgd ->
                sgd.momentum() == 0 ? new Sgd(sgd.learningRate()) : new Nesterovs(sgd.learningRate(), sgd.momentum());
            case OptimizerSpec.Adam adam -> new Adam(adam.learningRate());
            default -> throw new IllegalArgumentException("no translation for " + spec);
        };
    }
}
