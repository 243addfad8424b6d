package dev.downhill.replica;

import java.util.Locale;

/// The part of the service's work that a replica does.
public enum Role {
    /// Everything: the only role of a service that is alone.
    ALL,
    /// Answers clients, and leaves jobs to workers.
    API,
    /// Trains jobs, and answers those alone who watch over it.
    WORKER;

    public boolean servesClients() {
        return this != WORKER;
    }

    public boolean trains() {
        return this != API;
    }

    /// The name in the configuration.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
