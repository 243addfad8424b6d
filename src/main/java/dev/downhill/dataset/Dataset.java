package dev.downhill.dataset;

import java.time.Instant;
import java.util.List;

/// A dataset as it was uploaded: immutable.
///
/// The target of a classification is always a categorical column, also where its values are digits.
///
/// @param id `ds_…`
/// @param format csv, tsv, jsonl, images, idx, npy, npz, generated
/// @param bytes length of the upload
/// @param sha256 of the upload, lower-case hex
/// @param target name of the target column
/// @param warnings what the reader of the file should know, one sentence each
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
        List<Column> columns) {

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
        List<Column> summaries = columns.stream().map(Column::summary).toList();
        return new Dataset(
                id, name, description, createdAt, format, rows, bytes, sha256, task, target, warnings, summaries);
    }

    public Column targetColumn() {
        return columns.get(targetIndex());
    }
}
