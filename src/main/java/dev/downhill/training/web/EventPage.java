package dev.downhill.training.web;

import dev.downhill.http.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Events in the order in which they happened.
@Schema(name = "JobEventPage")
record EventPage(
        String object,
        List<EventBody> data,
        @Nullable String firstId,
        @Nullable String lastId,
        boolean hasMore) {

    /// @param found up to one more than `limit`
    static EventPage of(List<EventBody> found, int limit) {
        Page<EventBody> page = Page.of(found, limit, EventBody::id);
        return new EventPage(page.object(), page.data(), page.firstId(), page.lastId(), page.hasMore());
    }
}
