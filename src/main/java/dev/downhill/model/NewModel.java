package dev.downhill.model;

import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.pipeline.Pipeline;

/// What a succeeded training hands over.
///
/// @param name the job's name; versions count up under it
/// @param parameters and `buffers` as {@link dev.downhill.nn.train.TrainingResult} gave them
/// @param evaluation on the test rows; made by {@link Evaluator}
public record NewModel(
        String name,
        NetworkSpec network,
        Head head,
        Loss loss,
        Pipeline pipeline,
        float[] parameters,
        float[] buffers,
        Evaluation evaluation,
        Provenance provenance) {}
