package dev.downhill.http;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// Answers about work that goes on after them.
public final class AsyncResponses {

    private AsyncResponses() {}

    /// 202: accepted, look at `location` after a while.
    public static <T> ResponseEntity<T> accepted(T body, URI location, Duration retryAfter) {
        return ResponseEntity.accepted()
                .location(location)
                .header(HttpHeaders.RETRY_AFTER, seconds(retryAfter))
                .body(body);
    }

    /// 200 about something that may still change: with `Retry-After` until it is terminal, and a weak `ETag`, which
    /// makes it 304 for a client that holds this version already.
    ///
    /// @param version differs whenever anything in `body` does that a client would care about
    public static <T> ResponseEntity<T> state(T body, String version, boolean terminal, Duration retryAfter) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().cacheControl(CacheControl.noCache()).eTag("W/\"" + version + "\"");
        if (!terminal) {
            answer.header(HttpHeaders.RETRY_AFTER, seconds(retryAfter));
        }
        return answer.body(body);
    }

    /// Whole seconds, rounded up, at least 1: the header takes no fractions.
    static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
    }
}
