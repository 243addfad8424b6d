package dev.downhill.prediction.web;

import dev.downhill.prediction.RocCurve;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// The ROC curve of every class against the rest.
@Schema(name = "roc")
record RocBody(
        @Schema(example = "roc") String object,
        @Schema(example = "mdl_01k9zq6v4m8t1c5w7x2y3z4a5b") String model,
        List<RocCurve> classes) {}
