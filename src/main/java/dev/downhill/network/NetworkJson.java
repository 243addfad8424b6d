package dev.downhill.network;

import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.problem.Problems;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A network's layers as JSON, in the field names of the API.
public final class NetworkJson {

    private NetworkJson() {}

    /// Reads `{"layers":[…]}` (and nothing else but an optional `name`).
    ///
    /// @param pointer JSON pointer of `network` itself in the request body, `#` for the body
    /// @return null if anything was wrong; `problems` then says what
    public static @Nullable NetworkSpec read(JsonNode network, String pointer, Problems problems) {
        throw new UnsupportedOperationException();
    }

    /// The inverse: `{"layers":[…]}` with every default resolved.
    public static ObjectNode write(NetworkSpec spec) {
        throw new UnsupportedOperationException();
    }
}
