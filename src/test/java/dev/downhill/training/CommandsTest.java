package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import dev.downhill.request.Json;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.support.TransactionOperations;

/// Every state of a job under every command of its owner.
class CommandsTest {

    /// The states that the job passes through; `same` changes nothing, `no` is refused, `wait` refused for a moment.
    private static final List<String> TABLE = List.of(
            //         cancel            pause    resume
            "queued     cancelled         no       same",
            "running    cancelling        pausing  same",
            "pausing    wait              same     wait",
            "paused     queued,cancelled  same     queued",
            "cancelling same              no       no",
            "succeeded  no                no       no",
            "failed     no                no       no",
            "cancelled  same              no       no");

    private static final List<String> COMMANDS = List.of("cancel", "pause", "resume");

    private final MemoryJobStore store = new MemoryJobStore();
    private final MemoryChunks chunks = new MemoryChunks();
    private final TrainingQueue queue = mock(TrainingQueue.class);

    static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        List<JobStatus> states = List.of(JobStatus.values());
        assertThat(TABLE).hasSameSizeAs(states);
        for (int i = 0; i < states.size(); i++) {
            List<String> row = List.of(TABLE.get(i).split(" +", -1));
            assertThat(row.getFirst()).isEqualTo(states.get(i).label());
            for (int j = 0; j < COMMANDS.size(); j++) {
                cells.add(Arguments.of(states.get(i), COMMANDS.get(j), row.get(j + 1)));
            }
        }
        return cells.stream();
    }

    private Jobs jobs() {
        return new Jobs(
                new JobRequests(new Shelf().datasets(), new Shelf().networks(), new Shelf().feasibility()),
                store,
                queue,
                new JobTransitions(store, chunks),
                TransactionOperations.withoutTransaction(),
                new TrainingProperties(1, null, 2, 1, null, Duration.ZERO),
                Clock.fixed(Sample.NOON.plusSeconds(60), ZoneOffset.UTC));
    }

    private static BiFunction<Jobs, String, Job> command(String name) {
        return switch (name) {
            case "cancel" -> Jobs::cancel;
            case "pause" -> Jobs::pause;
            default -> Jobs::resume;
        };
    }

    @ParameterizedTest(name = "{1} while {0}: {2}")
    @MethodSource("cells")
    void everyCommandDoesWhatTheTableSays(JobStatus status, String command, String outcome) {
        Job job = Sample.in(status);
        store.add(job);
        if (outcome.equals("no") || outcome.equals("wait")) {
            assertThatThrownBy(() -> command(command).apply(jobs(), job.id()))
                    .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                        assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.CONFLICT);
                        assertThat(refusal.detail()).contains("'job_1' is " + status.label());
                        assertThat(refusal.retryAfter() != null).isEqualTo(outcome.equals("wait"));
                    });
            assertThat(store.find(job.id())).contains(job);
            return;
        }
        Job after = command(command).apply(jobs(), job.id());
        List<String> passed = after.transitions().stream()
                .skip(job.transitions().size())
                .map(move -> move.status().label())
                .toList();
        assertThat(passed).isEqualTo(outcome.equals("same") ? List.of() : List.of(outcome.split(",")));
        assertThat(store.find(job.id())).contains(after);
        assertThat(command(command).apply(jobs(), job.id())).as("asking again").isEqualTo(after);
    }

    /// The worker that makes its model takes it first.
    @ParameterizedTest
    @CsvSource({"QUEUED,'running,cancelling'", "PAUSED,'queued,running,cancelling'"})
    void aWaitingJobWithAnEpochBehindItIsCancelledWithAModel(JobStatus status, String passed) {
        Job job = Sample.withAnEpoch(Sample.in(status));
        store.add(job);
        chunks.damage(job.id(), "checkpoint-a", content -> content);
        Job after = jobs().cancel(job.id());
        assertThat(after.transitions().stream().skip(job.transitions().size()))
                .extracting(move -> move.status().label())
                .containsExactly(passed.split(",", -1));
        assertThat(chunks.names(job.id())).as("what the model is made of").isNotEmpty();
        verify(queue).end(after, after.transitions().getLast().at());
        assertThat(jobs().cancel(job.id())).as("asking again").isEqualTo(after);
    }

    @Test
    void aFullQueueTakesNoMoreAndSaysWhenToComeBack() {
        store.add(Sample.queued("job_1"));
        store.add(Sample.running("job_2"));
        Job last = jobs().submit(body());
        assertThat(store.find(last.id())).contains(last);
        assertThatThrownBy(() -> jobs().submit(body())).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.BUSY);
            assertThat(refusal.retryAfter()).isNotNull();
            assertThat(refusal.detail()).isEqualTo("2 jobs are waiting already.");
        });
        assertThat(store.queued()).isEqualTo(2);
    }

    private static JsonObjectReader body() {
        String json = "{\"dataset\":\"ds_classes\",\"network\":{\"layers\":[{\"type\":\"output\"}]}}";
        return JsonObjectReader.of(Json.parse(json), "#", new Problems());
    }

    @Test
    void aJobCancelledWhileItIsPausedLeavesNoCheckpoint() {
        store.add(Sample.in(JobStatus.PAUSED));
        chunks.damage("job_1", "checkpoint-a", content -> content);
        jobs().cancel("job_1");
        assertThat(chunks.names("job_1")).isEmpty();
    }
}
