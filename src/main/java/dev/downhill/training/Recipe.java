package dev.downhill.training;

import dev.downhill.nn.spec.NetworkSpec;
import org.jspecify.annotations.Nullable;

/// The dataset, network and hyperparameters of a training: together with the dataset's content they decide every bit of
/// the weights.
///
/// @param dataset `ds_…`
/// @param network `net_…`, or null where the network came with the job
/// @param spec the network itself, so that the job outlives a stored definition
public record Recipe(String dataset, @Nullable String network, NetworkSpec spec, Hyperparameters hyperparameters) {}
