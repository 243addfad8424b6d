package dev.downhill.request;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request that cannot be carried out, and why. The message is written for the client: it names no class, no SQL
/// and no path of the server.
public final class ProblemException extends RuntimeException {

    /// Why it cannot be carried out; `http` owns the status code of each.
    public enum Kind {
        /// The body cannot be read at all: 400.
        MALFORMED,
        /// A web page of an origin that may not do this: 403.
        FORBIDDEN,
        /// No such thing: 404.
        NOT_FOUND,
        /// The thing is in the wrong state, or still needed by another: 409.
        CONFLICT,
        /// Larger than this service takes: 413.
        TOO_LARGE,
        /// A media type that is not understood here: 415.
        UNSUPPORTED,
        /// Addressed to a host that is not this service: 421.
        MISDIRECTED,
        /// Readable, and does not fit: 422.
        UNFIT,
        /// Too much work already accepted: 429.
        BUSY,
        /// The service itself cannot answer now: 503.
        UNAVAILABLE
    }

    /// How long a client had best wait where more work than now is the only trouble.
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(5);

    private final Kind kind;
    private final transient List<Problem> problems;
    private final @Nullable Duration retryAfter;

    private ProblemException(Kind kind, String detail, List<Problem> problems, @Nullable Duration retryAfter) {
        super(detail);
        this.kind = kind;
        this.problems = List.copyOf(problems);
        this.retryAfter = retryAfter;
    }

    private ProblemException(Kind kind, String detail) {
        this(kind, detail, List.of(), null);
    }

    public static ProblemException malformed(String detail) {
        return new ProblemException(Kind.MALFORMED, detail);
    }

    public static ProblemException forbidden(Problem problem) {
        return new ProblemException(Kind.FORBIDDEN, problem.detail(), List.of(problem), null);
    }

    /// @param thing the kind of thing, as a reader calls it ("dataset")
    /// @param id what the client asked for
    public static ProblemException notFound(String thing, String id) {
        return new ProblemException(Kind.NOT_FOUND, "There is no " + thing + " '" + id + "'.");
    }

    public static ProblemException conflict(String detail) {
        return new ProblemException(Kind.CONFLICT, detail);
    }

    /// A conflict that time will end.
    public static ProblemException conflict(String detail, Duration retryAfter) {
        return new ProblemException(Kind.CONFLICT, detail, List.of(), retryAfter);
    }

    public static ProblemException tooLarge(String detail) {
        return new ProblemException(Kind.TOO_LARGE, detail);
    }

    public static ProblemException unsupported(String detail) {
        return new ProblemException(Kind.UNSUPPORTED, detail);
    }

    public static ProblemException misdirected(Problem problem) {
        return new ProblemException(Kind.MISDIRECTED, problem.detail(), List.of(problem), null);
    }

    public static ProblemException unfit(String detail, List<Problem> problems) {
        return new ProblemException(Kind.UNFIT, detail, problems, null);
    }

    public static ProblemException unfit(Problem problem) {
        return new ProblemException(Kind.UNFIT, problem.detail(), List.of(problem), null);
    }

    public static ProblemException busy(String detail) {
        return new ProblemException(Kind.BUSY, detail, List.of(), RETRY_INTERVAL);
    }

    public static ProblemException unavailable(String detail) {
        return new ProblemException(Kind.UNAVAILABLE, detail, List.of(), RETRY_INTERVAL);
    }

    public Kind kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems;
    }

    /// When the same request may succeed; null where waiting does not help.
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /// The detail for the client.
    public String detail() {
        return String.valueOf(getMessage());
    }
}
