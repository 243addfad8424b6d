package dev.downhill.database.h2;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/// Commits that others may see already and that are not written yet.
final class CommitsInFlight {

    /// By the thread that commits.
    private final Map<Thread, CompletableFuture<Void>> commits = new ConcurrentHashMap<>();

    /// A commit of some connection, which returns when it is written.
    @FunctionalInterface
    interface Commit {

        void run() throws SQLException;
    }

    /// Commits, and lets those wait who ask meanwhile.
    void run(Commit commit) throws SQLException {
        CompletableFuture<Void> written = new CompletableFuture<>();
        commits.put(Thread.currentThread(), written);
        try {
            commit.run();
            written.complete(null);
        } finally {
            // Without effect where it was written.
            written.completeExceptionally(new IllegalStateException("a commit failed"));
            commits.remove(Thread.currentThread());
        }
    }

    /// Waits for those that run now, and for none that begins later.
    ///
    /// @throws SQLException if one of them fails: what it showed may never have been
    void await() throws SQLException {
        try {
            CompletableFuture.allOf(commits.values().toArray(CompletableFuture[]::new))
                    .get();
        } catch (ExecutionException e) {
            throw new SQLTransientException("what was read could not be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientException("interrupted before what was read is written", e);
        }
    }
}
