package dev.downhill.dataset;

import dev.downhill.dataset.picture.ImagesFormat;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A dataset as it was uploaded: immutable.
///
/// The target of a classification is always a categorical column, also where its values are digits.
///
/// @param id `ds_…`
/// @param format csv, tsv, jsonl, json, xlsx, parquet, images, idx, npy, npz, generated
/// @param bytes length of the upload
/// @param sha256 of the upload, lower-case hex
/// @param target name of the target column
/// @param warnings what the reader of the file should know, one sentence each
/// @param guesses what was decided about the file without being told
/// @param csv how the file was read as CSV; null where it was none, or before this was kept
/// @param images how its pictures were read; null where it holds none, or before this was kept
public record Dataset(
        String id,
        String name,
        String description,
        Instant createdAt,
        String format,
        int rows,
        long bytes,
        String sha256,
        Task task,
        String target,
        List<String> warnings,
        List<Guess> guesses,
        @Nullable CsvFormat csv,
        @Nullable ImagesFormat images,
        List<Column> columns) {

    /// A dataset of no CSV file and no pictures in files, about which nothing was guessed.
    public Dataset(
            String id,
            String name,
            String description,
            Instant createdAt,
            String format,
            int rows,
            long bytes,
            String sha256,
            Task task,
            String target,
            List<String> warnings,
            List<Column> columns) {
        this(
                id,
                name,
                description,
                createdAt,
                format,
                rows,
                bytes,
                sha256,
                task,
                target,
                warnings,
                List.of(),
                null,
                null,
                columns);
    }

    /// Position of the target column.
    public int targetIndex() {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).role() == Role.TARGET) {
                return i;
            }
        }
        throw new IllegalStateException("dataset " + id + " has no target");
    }

    /// This dataset for a list: a page of them must not take the memory of all their categories.
    public Dataset summary() {
        return with(columns.stream().map(Column::summary).toList());
    }

    /// This dataset with a column that is no input.
    public Dataset withoutInput(String column) {
        return with(columns.stream()
                .map(each -> each.name().equals(column) && each.role() == Role.INPUT ? each.with(Role.IGNORED) : each)
                .toList());
    }

    private Dataset with(List<Column> others) {
        return new Dataset(
                id,
                name,
                description,
                createdAt,
                format,
                rows,
                bytes,
                sha256,
                task,
                target,
                warnings,
                guesses,
                csv,
                images,
                others);
    }

    /// Whether texts are kept of any column.
    public boolean keepsTexts() {
        return columns.stream().anyMatch(Column::keepsTexts);
    }

    public Column targetColumn() {
        return columns.get(targetIndex());
    }
}
