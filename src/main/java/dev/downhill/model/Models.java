package dev.downhill.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The collection of all trained models.
public interface Models {

    /// Stores a model as the next version of its name; takes part in the caller's transaction.
    ///
    /// @return its id, `mdl_…`
    String create(NewModel model);

    /// @param ref an id, `name` (newest), `name@3` or `name@alias`
    /// @throws dev.downhill.problem.ProblemException if there is none
    TrainedModel get(String ref);

    /// Newest first.
    List<TrainedModel> list(int limit, @Nullable String after);

    /// The model that a job made.
    Optional<String> ofJob(String jobId);

    /// @throws dev.downhill.problem.ProblemException if there is none
    Weights weights(String id);

    /// @throws dev.downhill.problem.ProblemException if there is none, or an alias still names it
    void delete(String ref);

    /// Trained values, in the layout of the engine.
    record Weights(float[] parameters, float[] buffers) {}
}
