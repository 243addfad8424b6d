package dev.downhill.model;

import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.pipeline.Pipeline;

/// A trained model before it is stored.
///
/// @param name the job's name, see {@link ModelRef#isName}; versions count up under it
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
        Provenance provenance) {

    public NewModel {
        if (!ModelRef.isName(name)) {
            throw new IllegalArgumentException("name = '" + name + "' cannot be the name of a model");
        }
    }
}
