package dev.downhill.webhook.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JSON that creates a webhook, for its description alone.
@Schema(name = "Webhook.create", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookRequest(
        @Schema(
                description = "The https address that receives the events",
                example = "https://example.com/hooks/downhill")
        String url,

        @ArraySchema(
                minItems = 1,
                maxItems = 5,
                arraySchema = @Schema(description = "Event types to send; by default those of ended jobs"),
                schema =
                        @Schema(
                                allowableValues = {
                                    "job.started",
                                    "job.paused",
                                    "job.succeeded",
                                    "job.failed",
                                    "job.cancelled"
                                }))
        @Nullable
        List<String> events) {}
