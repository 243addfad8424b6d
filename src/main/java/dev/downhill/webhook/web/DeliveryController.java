package dev.downhill.webhook.web;

import dev.downhill.http.Cursor;
import dev.downhill.http.Page;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.webhook.Delivery;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Endpoints for the deliveries of a webhook and their outcomes.
@Tag(name = "Webhooks")
@RestController
@RequestMapping(path = "/v1/webhooks/{id}/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
class DeliveryController {

    private final Webhooks webhooks;

    DeliveryController(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Operation(
            operationId = "listDeliveries",
            summary = "List deliveries of a webhook",
            description = "Newest first, all or those in one state. Failed tries are repeated after 5 seconds,"
                    + " then after four times the previous pause, at most 12 hours; ten times in all. Finished"
                    + " deliveries are kept for 30 days.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "One page.",
            content = @Content(examples = @ExampleObject(WebhookExamples.DELIVERIES)))
    @ApiResponse(responseCode = "409", description = "Webhooks are off.", content = @Content)
    @GetMapping
    Page<DeliveryBody> list(
            @PathVariable String id,
            @Parameter(description = "Only deliveries in this state.", example = "failed")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @Parameter(description = "Only deliveries older than this one.") @RequestParam(required = false) @Nullable
                    String after) {
        List<DeliveryBody> found =
                webhooks.deliveries(id, parsed(status), limit + 1, Cursor.after("msg", "delivery", after)).stream()
                        .map(DeliveryBody::of)
                        .toList();
        return Page.of(found, limit, DeliveryBody::id);
    }

    @Operation(
            operationId = "getDelivery",
            summary = "Look at a delivery",
            description = "With the body that is sent and the result of the last try.")
    @ApiResponse(
            responseCode = "200",
            description = "The delivery.",
            content =
                    @Content(
                            schema = @Schema(implementation = DeliveryBody.class),
                            examples = @ExampleObject(WebhookExamples.DELIVERY)))
    @ApiResponse(responseCode = "409", description = "Webhooks are off.", content = @Content)
    @GetMapping("/{delivery}")
    DeliveryBody get(@PathVariable String id, @PathVariable String delivery) {
        return DeliveryBody.of(webhooks.delivery(id, delivery));
    }

    @Operation(
            operationId = "resendDelivery",
            summary = "Resend a delivery",
            description = "Sends a finished delivery again, under the same `webhook-id`. A pending delivery does"
                    + " not change.")
    @ApiResponse(
            responseCode = "202",
            description = "On its way.",
            content =
                    @Content(
                            schema = @Schema(implementation = DeliveryBody.class),
                            examples = @ExampleObject(WebhookExamples.DELIVERY)))
    @ApiResponse(responseCode = "409", description = "Webhooks are off.", content = @Content)
    @PostMapping("/{delivery}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    DeliveryBody resend(@PathVariable String id, @PathVariable String delivery) {
        return DeliveryBody.of(webhooks.resend(id, delivery));
    }

    private static Delivery.@Nullable State parsed(@Nullable String label) {
        if (label == null) {
            return null;
        }
        for (Delivery.State state : Delivery.State.values()) {
            if (state.label().equals(label)) {
                return state;
            }
        }
        String known = Arrays.stream(Delivery.State.values())
                .map(Delivery.State::label)
                .collect(Collectors.joining(", "));
        throw ProblemException.unfit(new Problem(
                "?status",
                "unknown_value",
                "There is no delivery status '" + label + "'.",
                "Known here: " + known + "."));
    }
}
