package dev.downhill.dataset.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The answers to everything that makes a dataset, for the OpenAPI description.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "201",
        description = "The dataset, as it was read",
        content =
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = DatasetView.class),
                        examples = @ExampleObject(DatasetExamples.DATASET)))
@ApiResponse(responseCode = "413", description = "The upload is larger than this service accepts")
@ApiResponse(responseCode = "415", description = "The file format is not supported")
@ApiResponse(
        responseCode = "422",
        description = "The file or the spec is invalid; every problem is named with its place",
        content = @Content(mediaType = "application/problem+json", examples = @ExampleObject(DatasetExamples.RAGGED)))
@ApiResponse(responseCode = "429", description = "Too many uploads are being read")
@interface Created {}
