package dev.downhill.http;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The keys that clients have used, and what was answered. Every method is one transaction, or takes part in the
/// caller's.
public interface IdempotencyKeys {

    /// An answer as it was sent.
    ///
    /// @param headers those that belong to the answer, as a JSON object of arrays
    /// @param body in the bytes that were sent
    record Answer(int status, String headers, byte[] body) {}

    /// An earlier request with the same key.
    ///
    /// @param fingerprint of what it asked for
    /// @param answer null while it runs
    record Use(String fingerprint, @Nullable Answer answer) {}

    /// Takes the key for one request.
    ///
    /// @param claim who takes it
    /// @param now from when on an earlier use no longer counts
    /// @param until when the claim lapses if no answer comes
    /// @return the earlier use where there is one; the key is then not taken
    Optional<Use> claim(String key, String fingerprint, String claim, Instant now, Instant until);

    /// Keeps the answer under the key.
    ///
    /// @param until when it may be forgotten
    /// @return false if another request has taken the key meanwhile
    boolean answer(String key, String claim, Answer answer, Instant until);

    /// Gives back a key that was claimed and not answered.
    void release(String key, String claim);

    /// Forgets every use that no longer counts at `now`.
    void forget(Instant now);
}
