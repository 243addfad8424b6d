package dev.downhill.dataset.format.table;

import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import org.jspecify.annotations.Nullable;

/// A file that cannot be read, and where.
public final class Refusal {

    private Refusal() {}

    public static ProblemException of(String place, String code, String detail) {
        return of(place, code, detail, null);
    }

    public static ProblemException of(String place, String code, String detail, @Nullable String hint) {
        return ProblemException.unfit(new Problem(place, code, detail, hint));
    }
}
