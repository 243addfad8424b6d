package dev.downhill.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The collection of all trained models. A `ref` is read as {@link ModelRef} says; each change of what one means
/// publishes {@link ReferencesChanged}.
public interface Models {

    /// Stores a model as the next version of its name; takes part in the caller's transaction, and makes others of that
    /// name wait for its end. A version is never given twice, also after its model was deleted.
    ///
    /// @return its id, `mdl_…`
    String create(NewModel model);

    /// @throws dev.downhill.request.ProblemException if there is none
    TrainedModel get(String ref);

    /// Which model a reference means now; much cheaper than {@link #get}.
    ///
    /// @throws dev.downhill.request.ProblemException if there is none
    ModelKey resolve(String ref);

    /// Newest first: at most `limit`, and fewer where their descriptions are so large that a page of them would not fit
    /// into memory.
    ///
    /// @param after only older ones than this id; null for all
    /// @param name a part of the name, in any case; null for any
    /// @param view of a model, which is not kept after it
    <T> Listed<T> list(int limit, @Nullable String after, @Nullable String name, Function<TrainedModel, T> view);

    /// A part of the list of models.
    ///
    /// @param more whether older ones follow
    record Listed<T>(List<T> models, boolean more) {

        public Listed {
            models = List.copyOf(models);
        }
    }

    /// The model that a job made.
    Optional<String> ofJob(String jobId);

    /// @throws dev.downhill.request.ProblemException if there is none
    Weights weights(String id);

    /// Publishes {@link ModelDeleted}.
    ///
    /// @throws dev.downhill.request.ProblemException if there is none, or an alias still names it
    void delete(String ref);

    /// Lets `name@alias` mean that version from now on, whatever it meant before.
    ///
    /// @throws dev.downhill.request.ProblemException if the alias is none, or there is no such version
    TrainedModel setAlias(String name, String alias, int version);

    /// @throws dev.downhill.request.ProblemException if there is none
    void removeAlias(String name, String alias);

    /// Trained values, in the layout of the engine.
    record Weights(float[] parameters, float[] buffers) {}
}
