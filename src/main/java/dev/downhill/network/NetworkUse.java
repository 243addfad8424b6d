package dev.downhill.network;

import java.util.Optional;

/// Something that may still need a stored network. Those who hold references implement it, so that a network
/// need not know them.
public interface NetworkUse {

    /// Who needs the network now, as a reader calls it ("job job_…"), or nobody.
    Optional<String> userOf(String networkId);
}
