package dev.downhill.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.UncategorizedSQLException;

class DiskTest {

    @TempDir
    private Path home;

    private Optional<String> complaint(Throwable failure) {
        return new Disk(home).complaint(failure);
    }

    private static UncategorizedSQLException translated(SQLException cause) {
        return new UncategorizedSQLException("a task", "insert", cause);
    }

    /// The states of PostgreSQL's class 53; only the first is about a disk.
    @ParameterizedTest
    @CsvSource({"53100, true", "53000, false", "53200, false", "53300, false", "53400, false", "57P01, false"})
    void postgresHasAStateForAFullDisk(String state, boolean full) {
        Optional<String> complaint = complaint(translated(new SQLException("could not extend file", state)));
        assertThat(complaint.isPresent()).isEqualTo(full);
        complaint.ifPresent(text -> assertThat(text).contains("disk of the database", "Free"));
    }

    @Test
    void aFileWithoutRoomIsOfTheHome() {
        for (IOException cause : new IOException[] {
            new IOException("No space left on device"),
            new FileSystemException("/x", null, "No space left on device"),
            new IOException("Disk quota exceeded")
        }) {
            assertThat(complaint(new IllegalStateException(new UncheckedIOException(cause))))
                    .get()
                    .asString()
                    .contains("downhill.home", "Free");
        }
    }

    /// H2 leaves the reason behind its own errors.
    @Test
    void whatH2SaysAfterAFailedWriteIsUnderstood() {
        SQLException closed = new SQLException("The database has been closed", "90098", 90098);
        closed.initCause(new IllegalStateException("Writing failed", new IOException("No space left on device")));
        assertThat(complaint(translated(closed))).isPresent();
    }

    @Test
    void otherFailuresAreNoMatterOfRoomWhileThereIsSome() {
        assertThat(complaint(new IOException("Broken pipe"))).isEmpty();
        assertThat(complaint(new IllegalStateException("No space left on device")))
                .as("said by no file")
                .isEmpty();
        assertThat(complaint(translated(new SQLException("The database has been closed", "90098", 90098))))
                .isEmpty();
    }

    @Test
    void aCircleOfCausesIsLeft() {
        Exception first = new Exception("first");
        first.initCause(new Exception("second", first));
        assertThat(complaint(first)).isEmpty();
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheRemedy() {
        Disk disk = new Disk(home);
        assertThat(disk.isFull()).isFalse();
        assertThatCode(() -> disk.refuseWithoutRoomFor(1000)).doesNotThrowAnyException();
        assertThatCode(() -> disk.refuseWithoutRoomFor(-1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> disk.refuseWithoutRoomFor(Long.MAX_VALUE / 2))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.UNAVAILABLE);
                    assertThat(refusal.retryAfter()).isNotNull();
                    assertThat(refusal.detail()).contains("downhill.home", "Free space");
                });
    }
}
