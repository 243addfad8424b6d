package dev.downhill.network.web;

import dev.downhill.network.NetworkDefinition;
import dev.downhill.network.NetworkJson;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A network as the API shows it, every default resolved.
@Schema(name = "network")
record NetworkBody(
        @Schema(example = "net_01k9zq3v5h8e4x7r2m6t0c1b9a") String id,
        @Schema(example = "network") String object,
        @Schema(example = "lenet") String name,
        Instant createdAt,

        @ArraySchema(
                schema = @Schema(ref = "#/components/schemas/layer"),
                arraySchema = @Schema(description = "The layers in order, defaults included"))
        List<JsonNode> layers) {

    static NetworkBody of(NetworkDefinition network) {
        List<JsonNode> layers =
                NetworkJson.write(network.spec()).path("layers").valueStream().toList();
        return new NetworkBody(network.id(), "network", network.name(), network.createdAt(), layers);
    }
}
