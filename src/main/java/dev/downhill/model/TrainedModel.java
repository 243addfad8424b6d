package dev.downhill.model;

import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.pipeline.LossUnit;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.pipeline.Target;
import java.time.Instant;
import java.util.List;

/// A model without its weights: immutable but for its aliases.
///
/// @param id `mdl_…`
/// @param version from 1 under its name
/// @param aliases names that clients may use instead of the version
public record TrainedModel(
        String id,
        String name,
        int version,
        Instant createdAt,
        List<String> aliases,
        NetworkSpec network,
        Head head,
        Loss loss,
        Pipeline pipeline,
        long parameterCount,
        String weightsSha256,
        Evaluation evaluation,
        Provenance provenance) {

    /// The unit of the losses in the evaluation, which is that of the job's.
    public LossUnit lossUnit() {
        return LossUnit.of(loss, pipeline.target() instanceof Target.Numeric);
    }
}
