package dev.downhill.http;

import dev.downhill.disk.ClosedDatabase;
import dev.downhill.disk.Disk;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/// Turns our own refusals, and everything unexpected, into problem details. What is unexpected is told to the log
/// alone; the client gets the request id to ask about it.
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /// After which it is worth asking again where the database or a disk refuses.
    static final Duration RETRY_INTERVAL = Duration.ofSeconds(5);

    private final Disk disk;

    ProblemAdvice(Disk disk) {
        this.disk = disk;
    }

    @ExceptionHandler
    ResponseEntity<ProblemBody> refused(ProblemException e, HttpServletRequest request) {
        return answer(ProblemType.of(e.kind()), e.detail(), e.problems(), e.retryAfter(), request);
    }

    @ExceptionHandler({
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class
    })
    ResponseEntity<ProblemBody> databaseAway(Exception e, HttpServletRequest request) {
        LOG.warn("The database did not answer {} {}", request.getMethod(), request.getRequestURI(), e);
        String detail = disk.complaint(e).orElse("The database does not answer at the moment.");
        return answer(ProblemType.UNAVAILABLE, detail, List.of(), RETRY_INTERVAL, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemBody> unexpected(Exception e, HttpServletRequest request, HttpServletResponse response) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            LOG.debug("The client of {} {} went away", request.getMethod(), request.getRequestURI(), e);
            return null;
        }
        Optional<String> full = disk.complaint(e);
        if (full.isPresent() && !response.isCommitted()) {
            LOG.warn("{} {} found no room on the disk", request.getMethod(), request.getRequestURI(), e);
            return answer(ProblemType.UNAVAILABLE, full.get(), List.of(), RETRY_INTERVAL, request);
        }
        if (ClosedDatabase.isBehind(e) && !response.isCommitted()) {
            return databaseAway(e, request);
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        if (response.isCommitted()) {
            return null;
        }
        return failed(request);
    }

    static ResponseEntity<ProblemBody> failed(HttpServletRequest request) {
        String detail = "Something went wrong that is not your fault. The service's log has it under the request id.";
        return answer(ProblemType.INTERNAL, detail, List.of(), null, request);
    }

    private static ResponseEntity<ProblemBody> answer(
            ProblemType type,
            String detail,
            List<Problem> problems,
            @Nullable Duration retryAfter,
            HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(type.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, AsyncResponses.seconds(retryAfter));
        }
        return answer.body(ProblemBody.of(type, detail, request.getRequestURI(), RequestId.of(request), problems));
    }
}
