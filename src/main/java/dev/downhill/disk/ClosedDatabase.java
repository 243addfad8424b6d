package dev.downhill.disk;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/// Tells the connection pool which errors mean that H2 has closed its database, as it does when a write fails: what was
/// acknowledged is in the file, and the next connection opens it again, but those of before stay dead. H2 gives these
/// errors states of its own, in which the pool does not see that.
public final class ClosedDatabase implements SQLExceptionOverride {

    /// I/O error (two kinds), database closed, closed by the end of the process, a fault of the store behind a commit.
    private static final Set<Integer> CODES = Set.of(90028, 90031, 90098, 90121, 50000);

    @java.lang.Override
    public Override adjudicate(SQLException error) {
        return CODES.contains(error.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
