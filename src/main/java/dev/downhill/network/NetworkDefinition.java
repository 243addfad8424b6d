package dev.downhill.network;

import dev.downhill.nn.spec.NetworkSpec;
import java.time.Instant;

/// A network under a name: immutable.
///
/// @param id `net_…`
public record NetworkDefinition(String id, String name, Instant createdAt, NetworkSpec spec) {}
