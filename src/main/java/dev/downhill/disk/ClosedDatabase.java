package dev.downhill.disk;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.TransactionException;

/// Tells the connection pool which errors mean that H2 has closed its database, as it does when a write fails: what was
/// acknowledged is in the file, and the next connection opens it again, but those of before stay dead. H2 gives these
/// errors states of its own, in which the pool does not see that.
public final class ClosedDatabase implements SQLExceptionOverride {

    /// I/O error (two kinds), database closed, closed by the end of the process.
    private static final Set<Integer> CLOSED = Set.of(90028, 90031, 90098, 90121);

    /// A fault in the store behind a commit, by which it closes, but others as well: a connection is soon made anew.
    private static final int GENERAL_ERROR = 50000;

    /// Chains of causes may be circles.
    private static final int DEEPEST = 50;

    @java.lang.Override
    public Override adjudicate(SQLException error) {
        return CLOSED.contains(error.getErrorCode()) || error.getErrorCode() == GENERAL_ERROR
                ? Override.MUST_EVICT
                : Override.CONTINUE_EVICT;
    }

    /// Whether something failed because the database had been closed, or because the connection could not even end its
    /// transaction, which the pool had taken away by then.
    public static boolean isBehind(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof TransactionException
                        || (cause instanceof SQLException error && CLOSED.contains(error.getErrorCode())));
    }

    /// @return the failure and what is behind it, outermost first
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEEPEST);
    }
}
