package dev.downhill.training.web;

import dev.downhill.pipeline.LossUnit;
import dev.downhill.training.Recipe;
import org.jspecify.annotations.Nullable;

/// The unit of a job's losses, as clients read it.
final class LossUnits {

    private LossUnits() {}

    /// The name in the API; null where it is not known.
    static @Nullable String label(Recipe recipe) {
        LossUnit unit = recipe.lossUnit();
        return unit == null ? null : unit.label();
    }

    /// The name for people; empty where it is not known.
    static String words(Recipe recipe) {
        LossUnit unit = recipe.lossUnit();
        return unit == null ? "" : unit.words();
    }
}
