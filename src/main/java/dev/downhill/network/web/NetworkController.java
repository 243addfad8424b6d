package dev.downhill.network.web;

import dev.downhill.http.Cursor;
import dev.downhill.http.Fingerprint;
import dev.downhill.http.Idempotency;
import dev.downhill.http.Page;
import dev.downhill.network.NetworkCheck;
import dev.downhill.network.NetworkDefinition;
import dev.downhill.network.NetworkJson;
import dev.downhill.network.Networks;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.request.JsonObjectReader;
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

/// Named networks, and whether they fit.
@RestController
@RequestMapping(path = "/v1/networks", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Networks", description = "Named lists of layers")
class NetworkController {

    private final Networks networks;
    private final NetworkValidator validator;
    private final Idempotency idempotency;

    NetworkController(Networks networks, NetworkValidator validator, Idempotency idempotency) {
        this.networks = networks;
        this.validator = validator;
        this.idempotency = idempotency;
    }

    @PostMapping
    @Operation(
            operationId = "storeNetwork",
            summary = "Store a network",
            description = "Layers in order, the output last; its units and activation follow from the target of"
                    + " the dataset. Shapes are checked by a job or by /validate, when the dataset is known.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(ref = "#/components/schemas/network.request"),
                                            examples = @ExampleObject(NetworkExamples.LENET))))
    @ApiResponse(
            responseCode = "201",
            description = "Stored; Location names it",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = NetworkBody.class),
                            examples = @ExampleObject(NetworkExamples.STORED)))
    ResponseEntity<?> create(
            @Parameter(
                            description = Idempotency.DESCRIPTION,
                            schema = @Schema(type = "string", minLength = 1, maxLength = Idempotency.MAX_LENGTH))
                    @RequestHeader(name = Idempotency.HEADER, required = false)
                    @Nullable
                    String key,
            @RequestBody JsonObjectReader body) {
        return idempotency.create(key, Fingerprint.of("storeNetwork", body), () -> stored(body));
    }

    private ResponseEntity<NetworkBody> stored(JsonObjectReader body) {
        String name = NetworkFields.NAME.read(body);
        NetworkSpec spec = NetworkJson.layers(body);
        if (spec != null) {
            NetworkCheck.checkEnd(spec, "#", body.problems());
        }
        body.throwIfAny("This is no network that could be trained.");
        NetworkDefinition stored = networks.create(name, Objects.requireNonNull(spec));
        return ResponseEntity.created(URI.create("/v1/networks/" + stored.id())).body(NetworkBody.of(stored));
    }

    @PostMapping("/validate")
    @Operation(
            operationId = "validateNetwork",
            summary = "Check a network without storing or training it",
            description = "Gives the shape and the number of parameters of each layer, for the input of a dataset, for"
                    + " an input_shape, or, with neither, checks the layers alone.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(ref = "#/components/schemas/network.validation.request"),
                                            examples = @ExampleObject(NetworkExamples.VALIDATE))))
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The network is valid",
            content = @Content(examples = @ExampleObject(NetworkExamples.VALIDATION)))
    @ApiResponse(responseCode = "404", description = "There is no such dataset", content = @Content)
    NetworkValidation validate(@RequestBody JsonObjectReader body) {
        return validator.validate(body);
    }

    @GetMapping
    @Operation(
            operationId = "listNetworks",
            summary = "List networks, newest first",
            description = "The next page is after=<last_id>.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "One page",
            content = @Content(examples = @ExampleObject(NetworkExamples.PAGE)))
    Page<NetworkBody> list(
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @Parameter(description = Page.NAME) @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String after) {
        List<NetworkBody> found = networks.list(limit + 1, Cursor.after("net", "network", after), name).stream()
                .map(NetworkBody::of)
                .toList();
        return Page.of(found, limit, NetworkBody::id);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getNetwork", summary = "Get a network", description = "The network with all defaults.")
    @ApiResponse(
            responseCode = "200",
            useReturnTypeSchema = true,
            description = "The network",
            content = @Content(examples = @ExampleObject(NetworkExamples.STORED)))
    NetworkBody get(@PathVariable String id) {
        return NetworkBody.of(networks.get(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteNetwork", summary = "Delete a network", description = "409 while a job uses it.")
    @ApiResponse(responseCode = "204", description = "Deleted")
    void delete(@PathVariable String id) {
        networks.delete(id);
    }
}
