package dev.downhill.training.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.nn.train.Metrics;
import dev.downhill.request.ProblemException;
import dev.downhill.training.JobStatus;
import dev.downhill.training.Sample;
import dev.downhill.training.Transition;
import dev.downhill.training.curve.EpochMetrics;
import dev.downhill.training.event.JobEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.NullNode;

class EventStreamTest {

    private static final JobEvent RUNNING = new JobEvent.Moved(3, "a", new Transition(JobStatus.RUNNING, Sample.NOON));

    private final Deque<List<JobEvent>> batches = new ArrayDeque<>();
    private final Set<String> existing = new HashSet<>(Set.of("a", "b"));
    private Instant now = Sample.NOON;

    /// Every wait for events lasts five seconds; the source that runs dry ends the stream.
    private String run(Positions positions, String... jobs) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EventStream(
                        _ -> {
                            now = now.plus(Duration.ofSeconds(5));
                            return batches.remove();
                        },
                        batches::isEmpty,
                        event -> EventBody.of(event, NullNode.getInstance()),
                        existing::contains,
                        () -> now)
                .run(positions, Set.of(jobs), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Positions start(String... jobs) {
        return Positions.behind(List.of(jobs), 0);
    }

    @Test
    void anEventIsItsIdItsNameAndItsDataInOneLine() throws Exception {
        batches.add(List.of(RUNNING, new JobEvent.Ended(9, "a")));
        batches.add(List.of());
        assertThat(run(start("a"), "a")).isEqualTo("""
                retry: 1000

                id: 3
                event: status
                data: {"job":"a","status":"running","terminal":false,"at":"2026-01-05T12:00:00.123Z"}

                id: 9
                event: end
                data: null

                """);
        assertThat(batches).as("closed at the end").hasSize(1);
    }

    @Test
    void aStreamOfSeveralEndsWithTheLastAndItsIdsTellThePlaceInEach() throws Exception {
        batches.add(List.of(RUNNING, new JobEvent.Ended(4, "b")));
        batches.add(List.of(new JobEvent.Ended(7, "a")));
        batches.add(List.of());
        assertThat(run(start("b", "a"), "a", "b").lines().filter(line -> line.startsWith("id")))
                .containsExactly("id: 0.3", "id: 4.3", "id: 4.7");
        assertThat(batches).hasSize(1);
    }

    @Test
    void aCommentComesAfterFifteenSecondsOfSilence() throws Exception {
        batches.addAll(List.of(List.of(), List.of(), List.of(RUNNING), List.of(), List.of(), List.of(), List.of()));
        assertThat(run(start("a"), "a")).endsWith("\n\n: still here\n\n").containsOnlyOnce(": still here");
    }

    @Test
    void aDeletedJobEndsTheStreamAtTheNextComment() throws Exception {
        existing.remove("a");
        batches.addAll(List.of(List.of(), List.of(), List.of(), List.of()));
        assertThat(run(start("a"), "a")).endsWith(": still here\n\n");
        assertThat(batches).hasSize(1);
    }

    @Test
    void whatNoNumberCanSayIsNamed() {
        Metrics metrics = new Metrics(0.5, Double.NaN, 2, 3);
        EpochMetrics epoch = new EpochMetrics(7, metrics, null, 0.1, Double.POSITIVE_INFINITY, 0.25);
        assertThat(EventBody.of(new JobEvent.EpochDone(1, "a", epoch), NullNode.getInstance())
                        .data())
                .hasToString("""
                        {"job":"a","epoch":7,"train_loss":0.5,"train_mae":2.0,"train_rmse":3.0,"learning_rate":0.1,\
                        "gradient_norm":null,"seconds":0.25,"non_finite":{"gradient_norm":"inf"}}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "1.2.3", "1,2", "1.", "9999999999999999999", "1 2"})
    void anIdThatNoEventCanHaveIsRefused(String id) {
        assertThatThrownBy(() -> Positions.parse(List.of("a", "b"), id))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.UNFIT));
    }

    @Test
    void anIdIsReadAsItWasWritten() {
        assertThat(Positions.parse(List.of("a", "b"), "12.7").text()).isEqualTo("12.7");
        assertThat(Positions.parse(List.of("a", "b"), "12").text()).isEqualTo("12.12");
        assertThat(Positions.parse(List.of("a", "b"), "12.7").highest()).isEqualTo(12);
    }
}
