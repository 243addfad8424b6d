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
    ///
    /// @param name a part of the name, in any case; null for any
    List<NetworkDefinition> list(int limit, @Nullable String after, @Nullable String name);

    /// @throws dev.downhill.request.ProblemException if there is none, or something still needs it
    void delete(String id);
}
