package dev.downhill.dataset.web;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.DatasetStore;
import dev.downhill.dataset.Rows;
import dev.downhill.dataset.picture.Images;
import dev.downhill.dataset.row.RowLayout;
import dev.downhill.http.Page;
import dev.downhill.request.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Shows single rows, as they were understood.
@RestController
@RequestMapping(path = "/v1/datasets/{id}/rows", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Datasets")
class RowController {

    /// Rows of more than this altogether are read one by one.
    private static final int MAX_WINDOW = 1 << 22;

    private static final CacheControl FOR_A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePrivate();

    private final DatasetStore datasets;

    RowController(DatasetStore datasets) {
        this.datasets = datasets;
    }

    @GetMapping
    @Operation(
            operationId = "listRows",
            summary = "Show rows of a dataset",
            description = "Texts of datasets from before texts were stored are absent.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content =
                                @Content(
                                        schema = @Schema(implementation = RowsView.class),
                                        examples = @ExampleObject(DatasetExamples.ROWS))),
                @ApiResponse(responseCode = "404", description = "There is no dataset of that id")
            })
    RowsView list(
            @PathVariable String id,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(defaultValue = "0") @Min(0) int offset) {
        Dataset dataset = datasets.get(id);
        int count = Math.max(0, Math.min(limit, dataset.rows() - offset));
        int width = new RowLayout(dataset.columns()).width();
        int step = Math.max(1, MAX_WINDOW / Math.max(1, width));
        List<Map<String, @Nullable Object>> data = new ArrayList<>();
        for (int from = offset; from < offset + count; from += step) {
            int rowsAtOnce = Math.min(step, offset + count - from);
            try (Rows rows = datasets.window(dataset, from, rowsAtOnce)) {
                for (int i = 0; i < rowsAtOnce; i++) {
                    data.add(RowsView.row(dataset, rows, i, from + i));
                }
            }
        }
        return RowsView.of(dataset, offset, data);
    }

    @GetMapping(value = "/{n}/image", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(
            operationId = "getImage",
            summary = "Show the image of a row as PNG",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "The image",
                        content =
                                @Content(
                                        mediaType = MediaType.IMAGE_PNG_VALUE,
                                        schema = @Schema(type = "string", format = "binary"))),
                @ApiResponse(responseCode = "404", description = "There is no such dataset, row or image")
            })
    ResponseEntity<byte[]> image(@PathVariable String id, @PathVariable int n) {
        Dataset dataset = datasets.get(id);
        if (n < 0 || n >= dataset.rows()) {
            throw ProblemException.notFound("row", String.valueOf(n));
        }
        for (int i = 0; i < dataset.columns().size(); i++) {
            Column column = dataset.columns().get(i);
            if (column.type() == ColumnType.IMAGE && column.shape() != null) {
                List<Integer> shape = column.shape();
                byte[] pixels = new byte[column.imageBytes()];
                try (Rows rows = datasets.window(dataset, n, 1)) {
                    rows.image(0, i, pixels);
                }
                byte[] png = Images.png(shape.get(0), shape.get(1), shape.get(2), column.isDeep(), pixels);
                return ResponseEntity.ok().cacheControl(FOR_A_DAY).body(png);
            }
        }
        throw ProblemException.notFound("column of images in the dataset", id);
    }
}
