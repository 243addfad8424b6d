package dev.downhill.prediction.web;

import dev.downhill.prediction.TestRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A page of test rows.
///
/// @param total rows that were asked for, on all pages
@Schema(name = "test_rows")
record TestRowsBody(
        @Schema(example = "list") String object,
        @Schema(example = "mdl_01k9zq6v4m8t1c5w7x2y3z4a5b") String model,
        @Schema(example = "ds_01k9zq4s2j6q8a3t5v0w1x2y3z") String dataset,
        List<TestRow> data,
        @Schema(example = "0") int offset,
        @Schema(example = "23") int total,
        boolean hasMore) {}
