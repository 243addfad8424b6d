package dev.downhill.http;

import dev.downhill.request.Ids;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import org.jspecify.annotations.Nullable;

/// The query parameter `after` of a list. An id that never was one would be compared like any other and answer with a
/// page of its own making. The id of something deleted meanwhile still marks its place, so that a client can delete
/// page by page.
public final class Cursor {

    private static final int MAX_SHOWN = 60;

    private Cursor() {}

    /// @param prefix of the ids in the list, without its underscore
    /// @param thing what the list holds, as a reader calls it
    /// @param after as the client sent it; null begins with the newest
    /// @return `after`
    /// @throws ProblemException if this service cannot have given out that id
    public static @Nullable String after(String prefix, String thing, @Nullable String after) {
        if (after != null && !Ids.isPossible(prefix, after)) {
            String shown = after.length() > MAX_SHOWN ? after.substring(0, MAX_SHOWN) + "…" : after;
            throw ProblemException.unfit(new Problem(
                    "?after",
                    "unknown_id",
                    "There is no " + thing + " with the id '" + shown + "', so none is older.",
                    "Give the last_id of the page before, or leave after out to begin with the newest."));
        }
        return after;
    }
}
