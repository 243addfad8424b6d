package dev.downhill.webhook.web;

import dev.downhill.http.Cursor;
import dev.downhill.http.Fingerprint;
import dev.downhill.http.Idempotency;
import dev.downhill.http.Page;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.webhook.Webhook;
import dev.downhill.webhook.Webhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Webhooks over HTTP.
@Tag(
        name = "Webhooks",
        description = "Notifications about jobs. Unless downhill.webhooks.enabled is true, every endpoint here"
                + " answers 409.")
@RestController
@RequestMapping(path = "/v1/webhooks", produces = MediaType.APPLICATION_JSON_VALUE)
class WebhookController {

    private static final String PATH = "/v1/webhooks/";

    private final Webhooks webhooks;
    private final Idempotency idempotency;

    WebhookController(Webhooks webhooks, Idempotency idempotency) {
        this.webhooks = webhooks;
        this.idempotency = idempotency;
    }

    @Operation(
            operationId = "createWebhook",
            summary = "Create a webhook",
            description = "Every event of every job is sent to `url` by POST, signed by Standard Webhooks:"
                    + " `webhook-id`, `webhook-timestamp`, and in `webhook-signature` the HMAC-SHA256 of id,"
                    + " timestamp and body, joined by dots. `events`: job.started, job.paused, job.succeeded,"
                    + " job.failed, job.cancelled; the last three by default. The host must have a public"
                    + " address. Only this answer contains the secret.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = WebhookRequest.class),
                                            examples = @ExampleObject(WebhookExamples.CREATE))))
    @ApiResponse(
            responseCode = "201",
            description = "Created, with its secret.",
            content =
                    @Content(
                            schema = @Schema(implementation = WebhookBody.class),
                            examples = @ExampleObject(WebhookExamples.CREATED)))
    @ApiResponse(responseCode = "409", description = "Webhooks are off, or there are 100 already.", content = @Content)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> create(
            @Parameter(
                            description = Idempotency.DESCRIPTION,
                            schema = @Schema(type = "string", minLength = 1, maxLength = Idempotency.MAX_LENGTH))
                    @RequestHeader(name = Idempotency.HEADER, required = false)
                    @Nullable
                    String key,
            @RequestBody JsonObjectReader body) {
        ResponseEntity<?> kept = idempotency.create(key, Fingerprint.of("createWebhook", body), () -> {
            Webhook webhook = webhooks.create(body);
            return ResponseEntity.created(URI.create(PATH + webhook.id())).body(WebhookBody.of(webhook));
        });
        return withSecret(kept);
    }

    /// The answer that is kept for a retry has no secret, since it is stored as it is and outlives the webhook. The
    /// secret is added to each answer from the webhook itself, as long as there is one.
    private ResponseEntity<?> withSecret(ResponseEntity<?> kept) {
        String id = Objects.requireNonNull(kept.getHeaders().getLocation())
                .getPath()
                .substring(PATH.length());
        return webhooks.find(id)
                .<ResponseEntity<?>>map(webhook -> ResponseEntity.status(kept.getStatusCode())
                        .headers(kept.getHeaders())
                        .body(WebhookBody.created(webhook)))
                .orElse(kept);
    }

    @Operation(
            operationId = "listWebhooks",
            summary = "List webhooks",
            description = "Newest first. `after` with the last id of a page gives the next one.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "One page.",
            content = @Content(examples = @ExampleObject(WebhookExamples.PAGE)))
    @ApiResponse(responseCode = "409", description = "Webhooks are off.", content = @Content)
    @GetMapping
    Page<WebhookBody> list(
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @Parameter(description = "Only webhooks older than this one.") @RequestParam(required = false) @Nullable
                    String after) {
        List<WebhookBody> found = webhooks.list(limit + 1, Cursor.after("whk", "webhook", after)).stream()
                .map(WebhookBody::of)
                .toList();
        return Page.of(found, limit, WebhookBody::id);
    }

    @Operation(operationId = "getWebhook", summary = "Look at a webhook", description = "Without its secret.")
    @ApiResponse(
            responseCode = "200",
            description = "The webhook.",
            content =
                    @Content(
                            schema = @Schema(implementation = WebhookBody.class),
                            examples = @ExampleObject(WebhookExamples.WEBHOOK)))
    @ApiResponse(responseCode = "409", description = "Webhooks are off.", content = @Content)
    @GetMapping("/{id}")
    WebhookBody get(@PathVariable String id) {
        return WebhookBody.of(webhooks.get(id));
    }

    @Operation(
            operationId = "deleteWebhook",
            summary = "Delete a webhook",
            description = "Deletes its deliveries too; pending ones are no longer sent.")
    @ApiResponse(responseCode = "204", description = "Gone.", content = @Content)
    @ApiResponse(responseCode = "409", description = "Webhooks are off.", content = @Content)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        webhooks.delete(id);
    }
}
