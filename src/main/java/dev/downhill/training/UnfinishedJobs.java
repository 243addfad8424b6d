package dev.downhill.training;

import dev.downhill.dataset.DatasetUse;
import dev.downhill.network.NetworkUse;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Jobs that have not come to their end keep what they need.
final class UnfinishedJobs {

    private UnfinishedJobs() {}

    @Component
    static final class OnDatasets implements DatasetUse {

        private final JobStore store;

        OnDatasets(JobStore store) {
            this.store = store;
        }

        @Override
        public Optional<String> userOf(String datasetId) {
            return store.unfinishedOnDataset(datasetId).map(UnfinishedJobs::named);
        }
    }

    @Component
    static final class OnNetworks implements NetworkUse {

        private final JobStore store;

        OnNetworks(JobStore store) {
            this.store = store;
        }

        @Override
        public Optional<String> userOf(String networkId) {
            return store.unfinishedOnNetwork(networkId).map(UnfinishedJobs::named);
        }
    }

    private static String named(String jobId) {
        return "job " + jobId;
    }
}
