package dev.downhill.request;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects everything that is wrong with a request, so that a client mends all of it in one go.
public final class Problems {

    /// More do not help: a ragged file of a million rows is described by its first hundred.
    private static final int LIMIT = 100;

    private final List<Problem> found = new ArrayList<>();
    private boolean closed;

    public void add(String pointer, String code, String detail) {
        add(pointer, code, detail, null);
    }

    public void add(String pointer, String code, String detail, @Nullable String hint) {
        add(new Problem(pointer, code, detail, hint));
    }

    void add(Problem problem) {
        if (!closed && found.size() < LIMIT) {
            found.add(problem);
        }
    }

    /// Puts `with` in the place of a problem that was added before; nothing where the report was full by then.
    void replace(Problem problem, Problem with) {
        int at = found.indexOf(problem);
        if (at >= 0) {
            found.set(at, with);
        }
    }

    /// Keeps what was added, and takes no more: for where the rest would only follow from it.
    void close() {
        closed = true;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public boolean isFull() {
        return found.size() >= LIMIT;
    }

    public List<Problem> list() {
        return List.copyOf(found);
    }

    /// @throws ProblemException of kind {@link ProblemException.Kind#UNFIT} if anything was added
    public void throwIfAny(String detail) {
        if (!found.isEmpty()) {
            throw ProblemException.unfit(detail, found);
        }
    }
}
