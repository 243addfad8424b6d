package dev.downhill.nn;

import static dev.downhill.nn.Specs.activated;
import static dev.downhill.nn.Specs.avgPool;
import static dev.downhill.nn.Specs.batchNorm;
import static dev.downhill.nn.Specs.conv;
import static dev.downhill.nn.Specs.dense;
import static dev.downhill.nn.Specs.denseWithoutBias;
import static dev.downhill.nn.Specs.depthwise;
import static dev.downhill.nn.Specs.dropout;
import static dev.downhill.nn.Specs.flatten;
import static dev.downhill.nn.Specs.globalAvgPool;
import static dev.downhill.nn.Specs.layerNorm;
import static dev.downhill.nn.Specs.maxPool;
import static dev.downhill.nn.Specs.residual;
import static dev.downhill.nn.spec.Activation.LINEAR;
import static dev.downhill.nn.spec.Activation.TANH;
import static dev.downhill.nn.spec.Padding.SAME;
import static dev.downhill.nn.spec.Padding.VALID;

import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.Extent;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Link;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.nn.spec.Padding;
import dev.downhill.nn.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A small network for one thing that has a derivative. The reference is checked on every case against
/// differences, the fast engine against the reference.
public record NetworkCase(String name, NetworkSpec network, Shape input, Head head, Loss loss) {

    private static final Head CLASSES = new Head(3, Link.SOFTMAX);
    private static final Shape VECTOR = Shape.of(5);
    private static final Shape IMAGE = Shape.of(5, 6, 2);

    public static List<NetworkCase> all() {
        List<NetworkCase> cases = new ArrayList<>();
        for (Activation activation : Activation.values()) {
            add(cases, "dense " + activation, VECTOR, dense(4, activation));
            add(cases, "conv " + activation, IMAGE, conv(3, 3, 1, SAME, activation));
            add(cases, "depthwise conv " + activation, IMAGE, depthwise(3, 1, SAME, activation));
            add(cases, "activation " + activation, VECTOR, activated(activation));
        }
        add(cases, "dense on an image", IMAGE, dense(4, TANH));
        add(cases, "dense without bias", VECTOR, denseWithoutBias(4, TANH));
        add(cases, "flatten", IMAGE, flatten());
        add(cases, "global average of an image", IMAGE, globalAvgPool());
        add(cases, "global average of many channels", IMAGE, conv(19, 1, 1, SAME, LINEAR), globalAvgPool());
        add(cases, "depthwise conv of many channels", IMAGE, conv(19, 3, 1, SAME, TANH), depthwise(3, 1, SAME, TANH));
        for (Padding padding : Padding.values()) {
            addWindows(cases, padding);
        }
        add(cases, "dropout of values", VECTOR, dropout(0.3), dense(4, TANH));
        add(cases, "dropout of an image", IMAGE, dropout(0.5), dense(4, TANH));
        add(cases, "batch norm of values", VECTOR, batchNorm(), dense(4, TANH));
        add(cases, "batch norm of an image", IMAGE, batchNorm(), activated(TANH));
        add(cases, "batch norm of many channels", IMAGE, conv(19, 1, 1, SAME, LINEAR), batchNorm());
        add(cases, "layer norm of values", VECTOR, layerNorm(), dense(4, TANH));
        add(cases, "layer norm of many values", VECTOR, dense(37, LINEAR), layerNorm());
        add(cases, "layer norm of an image", IMAGE, conv(5, 1, 1, SAME, TANH), layerNorm(), activated(TANH));
        addResiduals(cases);
        addFirst(cases, "output alone", VECTOR);
        addFirst(cases, "dense first", VECTOR, dense(4, TANH));
        addFirst(cases, "conv first", IMAGE, conv(3, 3, 2, SAME, TANH));
        addFirst(cases, "depthwise conv first", IMAGE, depthwise(3, 2, SAME, TANH));
        addFirst(cases, "global average first", IMAGE, globalAvgPool());
        addFirst(cases, "batch norm first", VECTOR, batchNorm());
        addFirst(cases, "layer norm first", VECTOR, layerNorm());
        addFirst(cases, "pool first", IMAGE, maxPool(2, 2, VALID));
        addLosses(cases);
        return cases;
    }

    private static void addResiduals(List<NetworkCase> cases) {
        add(cases, "residual of values", VECTOR, residual(dense(6, TANH)));
        add(cases, "residual of an image", IMAGE, residual(conv(4, 3, 1, SAME, TANH), conv(2, 3, 1, SAME, LINEAR)));
        add(cases, "residual with chance and buffers", VECTOR, residual(dropout(0.3), batchNorm(), dense(6, TANH)));
        add(cases, "residual in a residual", VECTOR, residual(dense(6, TANH), residual(dropout(0.5), dense(6, TANH))));
        add(cases, "residual without weights", VECTOR, residual(activated(TANH)), dense(4, TANH));
        add(cases, "residual of nothing but shape", VECTOR, residual(flatten()), dense(4, TANH));
        addFirst(cases, "residual first", VECTOR, residual(dense(4, TANH), dense(5, LINEAR)));
    }

    private static void addWindows(List<NetworkCase> cases, Padding padding) {
        for (int stride = 1; stride <= 3; stride++) {
            add(cases, padding + " conv, stride " + stride, IMAGE, conv(2, 3, stride, padding, TANH));
            add(cases, padding + " even conv, stride " + stride, IMAGE, conv(2, 4, stride, padding, TANH));
            add(cases, padding + " depthwise conv, stride " + stride, IMAGE, depthwise(3, stride, padding, TANH));
            add(cases, padding + " even depthwise, stride " + stride, IMAGE, depthwise(4, stride, padding, TANH));
            add(cases, padding + " max pool, stride " + stride, IMAGE, maxPool(3, stride, padding));
            add(cases, padding + " avg pool, stride " + stride, IMAGE, avgPool(3, stride, padding));
            add(cases, padding + " pool of 2, stride " + stride, IMAGE, maxPool(2, stride, padding));
        }
        Extent flat = new Extent(1, 3);
        Extent tall = new Extent(2, 1);
        add(cases, padding + " oblong conv", IMAGE, conv(2, flat, tall, padding, TANH, false));
        add(
                cases,
                padding + " oblong depthwise conv",
                IMAGE,
                new LayerSpec.DepthwiseConv2d(flat, tall, padding, TANH, false));
        add(cases, padding + " oblong max pool", IMAGE, new LayerSpec.MaxPool2d(flat, tall, padding));
        add(cases, padding + " oblong avg pool", IMAGE, new LayerSpec.AvgPool2d(tall, flat, padding));
    }

    private static void addLosses(List<NetworkCase> cases) {
        NetworkSpec network = Specs.network(dense(4, TANH));
        for (Loss loss : losses()) {
            for (Link link : Link.values()) {
                if (fits(loss, link)) {
                    Head head = link == Link.SOFTMAX ? CLASSES : new Head(1, link);
                    cases.add(new NetworkCase(loss + " × " + link, network, VECTOR, head, loss));
                }
            }
        }
    }

    /// Every loss, Huber's turning at two places.
    public static List<Loss> losses() {
        return Stream.concat(Stream.of(Loss.Plain.values()), Stream.of(new Loss.Huber(1), new Loss.Huber(0.25)))
                .toList();
    }

    /// Whether the loss has a meaning for the predictions of the link.
    public static boolean fits(Loss loss, Link link) {
        return switch (loss) {
            case Loss.Plain.CROSS_ENTROPY -> link == Link.SOFTMAX;
            case Loss.Plain.BINARY_CROSS_ENTROPY -> link == Link.SIGMOID;
            case Loss.Plain.MSE, Loss.Plain.MAE -> true;
            case Loss.Huber _ -> true;
        };
    }

    /// Behind a layer that learns, so that the gradient by their input matters: an engine need not compute it
    /// for the first layer.
    private static void add(List<NetworkCase> cases, String name, Shape input, LayerSpec... layers) {
        LayerSpec first = input.isImage() ? conv(2, 2, 1, SAME, TANH) : dense(6, LINEAR);
        addFirst(
                cases,
                name,
                input,
                Stream.concat(Stream.of(first), Stream.of(layers)).toArray(LayerSpec[]::new));
    }

    private static void addFirst(List<NetworkCase> cases, String name, Shape input, LayerSpec... layers) {
        cases.add(new NetworkCase(name, Specs.network(layers), input, CLASSES, Loss.Plain.CROSS_ENTROPY));
    }

    @Override
    public String toString() {
        return name;
    }
}
