package dev.downhill.dataset.format;

/// Kinds of files that are read, as a client names them.
public enum FileFormat {
    /// Found out from the content.
    AUTO,
    CSV,
    TSV,
    JSONL,
    XLSX,
    PARQUET,
    IMAGES,
    IDX,
    NPY,
    NPZ
}
