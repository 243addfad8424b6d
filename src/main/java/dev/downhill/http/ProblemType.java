package dev.downhill.http;

import dev.downhill.request.ProblemException;
import java.net.URI;
import java.util.Locale;

/// The kinds of problem that clients can tell apart, with their status codes.
public enum ProblemType {
    BAD_REQUEST(400, "The request cannot be understood"),
    MALFORMED(400, "The body cannot be read"),
    FORBIDDEN(403, "Web pages of other origins are not allowed to do this"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "This method is not possible here"),
    NOT_ACCEPTABLE(406, "The answer does not exist in the requested media type"),
    CONFLICT(409, "This is not possible in the current state"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This content type is not supported here"),
    MISDIRECTED(421, "This service is not known under that name"),
    UNFIT(422, "The request has invalid fields"),
    BUSY(429, "Too many requests are waiting"),
    INTERNAL(500, "The service failed"),
    UNAVAILABLE(503, "The service cannot answer now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    static ProblemType of(ProblemException.Kind kind) {
        return switch (kind) {
            case MALFORMED -> MALFORMED;
            case FORBIDDEN -> FORBIDDEN;
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT -> CONFLICT;
            case TOO_LARGE -> TOO_LARGE;
            case UNSUPPORTED -> UNSUPPORTED_MEDIA_TYPE;
            case MISDIRECTED -> MISDIRECTED;
            case UNFIT -> UNFIT;
            case BUSY -> BUSY;
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }

    /// For what Spring and the container refuse by themselves.
    static ProblemType of(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status >= 500 ? INTERNAL : BAD_REQUEST;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public URI uri() {
        return URI.create(
                "urn:downhill:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
