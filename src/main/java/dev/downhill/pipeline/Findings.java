package dev.downhill.pipeline;

import dev.downhill.request.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The problems of one instance (the request is refused) and its warnings (the prediction carries them).
public final class Findings {

    private final Problems problems;
    private final Function<ColumnEncoder, String> place;
    private final List<String> warnings = new ArrayList<>(0);

    /// @param place where a column's value stands in the request; asked only if something is wrong with it
    Findings(Problems problems, Function<ColumnEncoder, String> place) {
        this.problems = problems;
        this.place = place;
    }

    void problem(ColumnEncoder column, String code, String detail) {
        problems.add(place.apply(column), code, detail);
    }

    /// Notes that there is no value, which is wrong unless training has seen that.
    void missing(ColumnEncoder column) {
        if (!column.optional()) {
            problems.add(
                    place.apply(column),
                    "missing_column",
                    column.name() + " has no value, and no row that the model was trained on lacked one.",
                    "Give " + column.name() + " in every instance.");
        }
    }

    void warn(String sentence) {
        warnings.add(sentence);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
