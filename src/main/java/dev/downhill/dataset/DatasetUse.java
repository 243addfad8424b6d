package dev.downhill.dataset;

import java.util.Optional;

/// Something that may still need a dataset. Those who hold references implement it, so that a dataset need not
/// know them.
public interface DatasetUse {

    /// The user of the dataset, by its name for people ("job job_…"), or empty.
    Optional<String> userOf(String datasetId);
}
