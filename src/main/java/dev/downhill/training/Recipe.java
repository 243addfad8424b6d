package dev.downhill.training;

import dev.downhill.dataset.Task;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.pipeline.LossUnit;
import dev.downhill.training.hyperparameter.Hyperparameters;
import org.jspecify.annotations.Nullable;

/// The dataset, network and hyperparameters of a training: together with the dataset's content they decide every bit of
/// the weights.
///
/// @param dataset `ds_…`
/// @param task what the dataset's target asks for; null in jobs from before it was stored, where it cannot be known
/// @param network `net_…`, or null where the network came with the job
/// @param spec the network itself, so that the job outlives a stored definition
public record Recipe(
        String dataset,
        @Nullable Task task,
        @Nullable String network,
        NetworkSpec spec,
        Hyperparameters hyperparameters) {

    /// The unit of every reported loss; null where the task decides on it and is not known.
    public @Nullable LossUnit lossUnit() {
        LossUnit ofClasses = LossUnit.of(hyperparameters.loss(), false);
        if (ofClasses == LossUnit.NATS || task == Task.CLASSIFICATION) {
            return ofClasses;
        }
        return task == null ? null : LossUnit.of(hyperparameters.loss(), true);
    }
}
