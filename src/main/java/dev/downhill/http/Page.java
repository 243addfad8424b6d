package dev.downhill.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list, newest first.
public record Page<T>(
        String object,
        List<T> data,
        @Nullable String firstId,
        @Nullable String lastId,
        boolean hasMore) {

    /// The most that one page holds, and what it holds when the client does not say.
    public static final int MAX_LIMIT = 100;

    public static final int DEFAULT_LIMIT = 20;

    /// What the query parameter `name` of a list does.
    public static final String NAME = "Only those whose name contains this text, in any case.";

    /// @param found up to `limit + 1` entries: the one too many says that there are more
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> id) {
        boolean more = found.size() > limit;
        return of(more ? found.subList(0, limit) : found, more, id);
    }

    /// @param more whether others follow
    public static <T> Page<T> of(List<T> entries, boolean more, Function<T, String> id) {
        List<T> data = List.copyOf(entries);
        return new Page<>(
                "list",
                data,
                data.isEmpty() ? null : id.apply(data.getFirst()),
                data.isEmpty() ? null : id.apply(data.getLast()),
                more);
    }
}
