package dev.downhill.catalogue.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.catalogue.Kind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One layer, optimizer, schedule, loss, activation or initializer.
@Schema(name = "catalogue.kind")
@JsonInclude(JsonInclude.Include.NON_NULL)
record KindBody(
        @Schema(example = "adam") String type,
        String sentence,

        @Schema(description = "Of a layer: its display name", example = "Convolution") @Nullable
        String label,

        @Schema(description = "Of a layer: its group", example = "conv") @Nullable
        String family,

        @Schema(description = "Of an activation: the default initializer of layers with it", example = "he_uniform")
        @Nullable
        String initializer,

        @Schema(description = "Its fields beside `type`") List<FieldBody> fields) {

    static KindBody of(Kind<?> kind, Function<String, String> sections) {
        return new KindBody(
                kind.type(),
                kind.sentence(),
                kind.facts().get("label"),
                kind.facts().get("family"),
                kind.facts().get("initializer"),
                FieldBody.of(kind.fields(), sections));
    }
}
