package dev.downhill.network;

import java.util.Optional;

/// Something that may still need a stored network. Those who hold references implement it, so that a network
/// need not know them.
public interface NetworkUse {

    /// The user of the network, by its name for people ("job job_…"), or empty.
    Optional<String> userOf(String networkId);
}
