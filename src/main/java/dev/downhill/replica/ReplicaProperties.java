package dev.downhill.replica;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `downhill.role`
///
/// @param role of this process
@ConfigurationProperties("downhill")
public record ReplicaProperties(@DefaultValue("all") Role role) {}
