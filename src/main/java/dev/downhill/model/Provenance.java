package dev.downhill.model;

/// The origin of a model: enough to train it again to the same bits.
///
/// @param hyperparameters the job's resolved hyperparameters as JSON text
/// @param kernels which arithmetic ran, and why
/// @param trainingRows and `validationRows`, `testRows` how many rows each part had
public record Provenance(
        String job,
        String dataset,
        String datasetSha256,
        String hyperparameters,
        long seed,
        String engineVersion,
        String kernels,
        int trainingRows,
        int validationRows,
        int testRows) {}
