package dev.downhill.prediction;

import dev.downhill.model.ModelKey;
import dev.downhill.model.Models;
import dev.downhill.model.TrainedModel;
import dev.downhill.nn.Predictor;
import dev.downhill.pipeline.InstanceEncoder;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.pipeline.Target;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A model with its weights in memory. A predictor serves one thread at a time, so there are as many as threads were
/// ever busy with the model at once; safe for any number of threads.
public final class LoadedModel {

    private final TrainedModel model;
    private final Models.Weights weights;
    private final InstanceEncoder encoder;
    private final Semaphore passes;
    private final ConcurrentLinkedQueue<Predictor> idle = new ConcurrentLinkedQueue<>();
    private final AtomicInteger predictors = new AtomicInteger();

    /// @param passes one permit a forward pass, shared by all models
    LoadedModel(TrainedModel model, Models.Weights weights, Semaphore passes) {
        this.model = model;
        this.weights = weights;
        this.passes = passes;
        encoder = new InstanceEncoder(model.pipeline());
    }

    /// The identity of a model.
    public ModelKey key() {
        return new ModelKey(model.id(), model.name(), model.version());
    }

    /// How instances become its inputs.
    public InstanceEncoder encoder() {
        return encoder;
    }

    /// What it predicts.
    public Target target() {
        return model.pipeline().target();
    }

    Pipeline pipeline() {
        return model.pipeline();
    }

    /// Numbers that one instance becomes.
    public int inputSize() {
        return model.pipeline().inputShape().size();
    }

    int units() {
        return model.head().units();
    }

    /// What its weights take, in all their copies.
    long bytes() {
        long values = (long) weights.parameters().length + weights.buffers().length;
        return values * Float.BYTES * (1L + predictors.get());
    }

    /// @param inputs `[rows, input size]`
    /// @param outputs takes `[rows, units]`
    void predict(float[] inputs, int rows, float[] outputs) {
        passes.acquireUninterruptibly();
        try {
            @Nullable Predictor free = idle.poll();
            Predictor predictor = free == null ? create() : free;
            predictor.predict(inputs, rows, outputs);
            idle.add(predictor);
        } finally {
            passes.release();
        }
    }

    private Predictor create() {
        Predictor predictor = Predictor.of(
                model.network(), model.pipeline().inputShape(), model.head(), weights.parameters(), weights.buffers());
        predictors.incrementAndGet();
        return predictor;
    }
}
