package dev.downhill.model.jdbc;

import dev.downhill.model.Provenance;
import jakarta.persistence.Embeddable;

/// The columns of `models` that say where a model comes from.
@Embeddable
class Origin {

    private String job = "";
    private String dataset = "";
    private String datasetSha256 = "";
    private String hyperparameters = "";
    private long seed;
    private String engineVersion = "";
    private String kernels = "";
    private int trainingRows;
    private int validationRows;
    private int testRows;

    /// For JPA.
    protected Origin() {}

    Origin(Provenance provenance) {
        job = provenance.job();
        dataset = provenance.dataset();
        datasetSha256 = provenance.datasetSha256();
        hyperparameters = provenance.hyperparameters();
        seed = provenance.seed();
        engineVersion = provenance.engineVersion();
        kernels = provenance.kernels();
        trainingRows = provenance.trainingRows();
        validationRows = provenance.validationRows();
        testRows = provenance.testRows();
    }

    Provenance toProvenance() {
        return new Provenance(
                job,
                dataset,
                datasetSha256,
                hyperparameters,
                seed,
                engineVersion,
                kernels,
                trainingRows,
                validationRows,
                testRows);
    }
}
