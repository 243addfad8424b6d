package dev.downhill.dataset.web;

import dev.downhill.dataset.sample.Sample;
import io.swagger.v3.oas.annotations.media.Schema;

/// A sample as clients see it.
@Schema(name = "sample")
record SampleView(
        @Schema(example = "sample") String object,
        @Schema(example = "iris") String name,

        @Schema(description = "Content, source and licence") String description,

        @Schema(example = "species") String target) {

    static SampleView of(Sample sample) {
        return new SampleView("sample", sample.name(), sample.description(), sample.target());
    }
}
