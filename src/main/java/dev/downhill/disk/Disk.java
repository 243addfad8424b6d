package dev.downhill.disk;

import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The disk under `downhill.home`, and which failures mean that it, or that of the database, is full.
///
/// A system that has no room says so in its own language, so beside the sentence that most of them say it counts that a
/// write failed while nothing is left.
@Component
public final class Disk {

    private static final Logger log = LoggerFactory.getLogger(Disk.class);

    /// With less than this nothing begins: no checkpoint and no page of the database fits.
    private static final long MIN_FREE = 1 << 20;

    /// What an upload leaves to the trainings, so that it does not cost them their checkpoints.
    private static final long RESERVE = 8 * MIN_FREE;

    private static final List<String> NO_ROOM = List.of("No space left on device", "Disk quota exceeded");

    /// SQLSTATE of PostgreSQL, disk_full.
    private static final String DATABASE_FULL = "53100";

    /// What H2 says when it cannot write, and what it says ever after: I/O error (two kinds), closed, and a fault of
    /// the store behind a commit.
    private static final List<Integer> H2_BROKE = List.of(90028, 90031, 90098, 50000);

    private static final String HOME_IS_FULL = "The disk under downhill.home is full, so nothing can be stored. Free"
            + " some space there; then try again.";
    private static final String DATABASE_IS_FULL =
            "The disk of the database is full, so nothing can be stored. Free some space there; then try again.";

    private final Path home;

    /// @param home `downhill.home`; need not exist yet
    public Disk(@Value("${downhill.home}") Path home) {
        this.home = home;
    }

    /// @return bytes that can be written; more than can be needed where the system does not say
    public long free() {
        try {
            return Files.getFileStore(home).getUsableSpace();
        } catch (IOException e) {
            log.debug("The free space below {} is not known", home, e);
            return Long.MAX_VALUE;
        }
    }

    /// Whether next to nothing can be written.
    public boolean isFull() {
        return free() < MIN_FREE;
    }

    /// @param bytes to be written
    /// @throws ProblemException if the disk would then be nearly full
    public void refuseWithoutRoomFor(long bytes) {
        long free = free();
        if (bytes > free - RESERVE) {
            throw ProblemException.unavailable("The disk under downhill.home has no room for this: it takes " + bytes
                    + " bytes, and of the " + free + " that are free, " + RESERVE
                    + " are kept for trainings. Free space there, or send less.");
        }
    }

    /// @return what is full, and the remedy, for clients; nothing where the failure has another cause
    public Optional<String> complaint(Throwable failure) {
        return ClosedDatabase.causes(failure)
                .flatMap(cause -> complaintOf(cause).stream())
                .findFirst();
    }

    private Optional<String> complaintOf(Throwable cause) {
        if (cause instanceof SQLException error && DATABASE_FULL.equals(error.getSQLState())) {
            return Optional.of(DATABASE_IS_FULL);
        }
        return saysSo(cause) || (isWrite(cause) && isFull()) ? Optional.of(HOME_IS_FULL) : Optional.empty();
    }

    private static boolean saysSo(Throwable cause) {
        String message = cause.getMessage();
        return cause instanceof IOException
                && message != null
                && NO_ROOM.stream().anyMatch(message::contains);
    }

    private static boolean isWrite(Throwable cause) {
        return cause instanceof IOException
                || (cause instanceof SQLException error && H2_BROKE.contains(error.getErrorCode()));
    }
}
