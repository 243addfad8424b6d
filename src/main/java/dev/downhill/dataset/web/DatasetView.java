package dev.downhill.dataset.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.Task;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A dataset as clients see it.
@Schema(name = "dataset")
record DatasetView(
        @Schema(example = "ds_01k9zq3v5m8x2c4n6b7j1h0gfd") String id,
        @Schema(example = "dataset") String object,
        @Schema(example = "iris") String name,

        @Schema(description = "Source and licence of a sample; empty for an upload")
        String description,

        Instant createdAt,

        @Schema(
                description = "csv, tsv, jsonl, json, xlsx, parquet, images, idx, npy, npz or generated",
                example = "csv")
        String format,

        @Schema(example = "150") int rows,

        @Schema(description = "Length of the upload", example = "3716")
        long bytes,

        @Schema(description = "SHA-256 of the upload; of an IDX pair, of images and labels in turn")
        String sha256,

        Task task,
        @Schema(example = "species") String target,

        @Schema(description = "Decisions that the upload did not ask for, one sentence each")
        List<String> warnings,

        @Schema(description = "Guesses about the file, and how to override them")
        List<GuessView> guesses,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CsvView csv,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ImagesView images,
        List<ColumnView> columns) {

    static DatasetView of(Dataset dataset) {
        return new DatasetView(
                dataset.id(),
                "dataset",
                dataset.name(),
                dataset.description(),
                dataset.createdAt(),
                dataset.format(),
                dataset.rows(),
                dataset.bytes(),
                dataset.sha256(),
                dataset.task(),
                dataset.target(),
                Stream.concat(
                                dataset.warnings().stream(),
                                dataset.guesses().stream().map(Guess::sentence))
                        .toList(),
                dataset.guesses().stream().map(GuessView::of).toList(),
                dataset.csv() == null ? null : CsvView.of(dataset.csv()),
                dataset.images() == null ? null : ImagesView.of(dataset.images()),
                dataset.columns().stream().map(ColumnView::of).toList());
    }
}
