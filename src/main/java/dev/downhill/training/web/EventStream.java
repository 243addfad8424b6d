package dev.downhill.training.web;

import dev.downhill.training.event.JobEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/// Server-sent events of some jobs, as the HTML standard has them. It runs in the thread of its request, which is a
/// virtual one: a stream that waits, or a client that reads slowly, costs that thread and nothing else, and whatever
/// ends the request ends all of it.
final class EventStream {

    /// Proxies and clients take a stream that says nothing for longer than this for dead.
    static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(15);

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

    /// A source of events.
    @FunctionalInterface
    interface Source {

        /// @return none if none comes in time
        List<JobEvent> next(Duration atMost) throws InterruptedException;
    }

    private final Source source;
    private final BooleanSupplier over;
    private final Function<JobEvent, EventBody> view;
    private final Predicate<String> exists;
    private final InstantSource clock;

    /// @param over whether this process ends
    /// @param exists whether there is a job of that id
    EventStream(
            Source source,
            BooleanSupplier over,
            Function<JobEvent, EventBody> view,
            Predicate<String> exists,
            InstantSource clock) {
        this.source = source;
        this.over = over;
        this.view = view;
        this.exists = exists;
        this.clock = clock;
    }

    /// Writes until each job has ended or is deleted.
    ///
    /// @param positions where to begin; goes on with every event
    /// @param jobs those that have not told their end yet
    /// @throws IOException if the client has gone
    void run(Positions positions, Set<String> jobs, OutputStream out) throws IOException, InterruptedException {
        Set<String> open = new HashSet<>(jobs);
        write(out, "retry: 1000\n\n");
        Instant lastWrite = clock.instant();
        while (!open.isEmpty() && !over.getAsBoolean()) {
            StringBuilder text = new StringBuilder();
            for (JobEvent event : source.next(POLL_INTERVAL)) {
                positions.advance(event);
                append(text, event, positions.text());
                if (event instanceof JobEvent.Ended) {
                    open.remove(event.job());
                }
            }
            Instant now = clock.instant();
            if (text.isEmpty() && !now.isBefore(lastWrite.plus(HEARTBEAT_INTERVAL))) {
                open.removeIf(exists.negate());
                text.append(": still here\n\n");
            }
            if (!text.isEmpty()) {
                write(out, text);
                lastWrite = now;
            }
        }
    }

    private void append(StringBuilder text, JobEvent event, String id) {
        EventBody body = view.apply(event);
        text.append("id: ").append(id);
        text.append("\nevent: ").append(body.event());
        text.append("\ndata: ").append(body.data()).append("\n\n");
    }

    private static void write(OutputStream out, CharSequence text) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
