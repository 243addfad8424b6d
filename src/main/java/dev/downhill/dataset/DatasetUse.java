package dev.downhill.dataset;

import java.util.Optional;

/// Something that may still need a dataset. Those who hold references implement it, so that a dataset need not
/// know them.
public interface DatasetUse {

    /// Who needs the dataset now, as a reader calls it ("job job_…"), or nobody.
    Optional<String> userOf(String datasetId);
}
