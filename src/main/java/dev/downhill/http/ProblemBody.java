package dev.downhill.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.request.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The body of every error: problem details as RFC 9457 has them, with every single problem in `errors`.
@Schema(name = "problem", description = "What is wrong with a request (RFC 9457)")
public record ProblemBody(
        @Schema(example = "urn:downhill:problem:unfit") URI type,
        @Schema(example = "The request has invalid fields") String title,
        @Schema(example = "422") int status,
        @Schema(example = "The network does not fit.") String detail,
        @Schema(example = "/v1/networks") @Nullable String instance,

        @Schema(description = "The request's X-Request-Id") @Nullable
        String requestId,

        @Schema(description = "All problems of the input") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Problem> errors) {

    static ProblemBody of(
            ProblemType type,
            String detail,
            @Nullable String instance,
            @Nullable String requestId,
            List<Problem> errors) {
        return new ProblemBody(type.uri(), type.title(), type.status(), detail, instance, requestId, errors);
    }

    /// The same under a status code that has no type of its own.
    ProblemBody withStatus(int other) {
        return new ProblemBody(type, title, other, detail, instance, requestId, errors);
    }
}
