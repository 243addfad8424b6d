package dev.downhill.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.disk.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.multipart.MultipartException;

/// The status and sentence for a full disk, whatever exception it is wrapped in.
class FullDiskAdviceTest {

    private final IOException full = new IOException("No space left on device");

    @TempDir
    private Path home;

    private ResponseEntity<ProblemBody> answer(Exception failure) {
        ProblemAdvice advice = new ProblemAdvice(new Disk(home));
        return Objects.requireNonNull(
                advice.unexpected(failure, new MockHttpServletRequest("POST", "/v1/x"), new MockHttpServletResponse()));
    }

    private static void assertFull(ResponseEntity<?> answer, String place) {
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
        assertThat(String.valueOf(answer.getBody())).contains(place, "is full", "Free");
    }

    @Test
    void aFileThatCannotBeWritten() {
        assertFull(answer(full), "downhill.home");
        assertFull(answer(new UncheckedIOException(full)), "downhill.home");
    }

    @Test
    void aCommitThatCannotBeWritten() {
        SQLException h2 = new SQLException("General error", "HY000", 50000, new IllegalStateException(full));
        assertFull(answer(new JpaSystemException(new IllegalStateException(h2))), "downhill.home");
    }

    @Test
    void aDatabaseElsewhereWithoutRoom() {
        SQLException postgres = new SQLException("could not extend file", "53100");
        assertFull(
                new ProblemAdvice(new Disk(home))
                        .databaseAway(
                                new DataAccessResourceFailureException("insert", postgres),
                                new MockHttpServletRequest("POST", "/v1/x")),
                "disk of the database");
    }

    @Test
    void aConnectionThatThePoolHasTakenAwayIsADatabaseThatDoesNotAnswer() {
        ResponseEntity<ProblemBody> answer =
                answer(new JpaSystemException(new org.hibernate.TransactionException("Unable to rollback")));
        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(String.valueOf(answer.getBody())).contains("does not answer");
    }

    @Test
    void aFaultStaysAFault() {
        assertThat(answer(new JpaSystemException(new IllegalStateException("a fault")))
                        .getStatusCode()
                        .value())
                .isEqualTo(500);
        assertThat(answer(new IOException("Is a directory")).getStatusCode().value())
                .isEqualTo(500);
    }

    @Test
    void aFormThatFindsNoRoomForItsParts() {
        MvcAdvice advice =
                new MvcAdvice(new HttpProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(1)), new Disk(home));
        ServletWebRequest request = new ServletWebRequest(new MockHttpServletRequest("POST", "/v1/datasets"));
        assertFull(advice.brokenForm(new MultipartException("no parts", full), request), "java.io.tmpdir");
        assertThat(advice.brokenForm(new MultipartException("broken off"), request)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
    }
}
