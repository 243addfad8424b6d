package dev.downhill.webhook;

import org.jspecify.annotations.Nullable;

/// Sends a delivery once.
@FunctionalInterface
interface Sender {

    /// The outcome of one attempt.
    ///
    /// @param status of the answer, null if there was none
    /// @param error null if the receiver has said that it has it
    /// @param hopeless whether another try would end the same
    record Outcome(@Nullable Integer status, @Nullable String error, boolean hopeless) {}

    Outcome send(Webhook webhook, Delivery delivery);
}
