package dev.downhill.network;

import dev.downhill.nn.spec.NetworkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The collection of all named networks.
public interface Networks {

    NetworkDefinition create(String name, NetworkSpec spec);

    /// @throws dev.downhill.request.ProblemException if there is none of that id
    NetworkDefinition get(String id);

    /// Newest first.
    List<NetworkDefinition> list(int limit, @Nullable String after);

    /// @throws dev.downhill.request.ProblemException if there is none, or something still needs it
    void delete(String id);
}
