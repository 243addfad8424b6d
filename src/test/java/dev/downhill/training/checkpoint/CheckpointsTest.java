package dev.downhill.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.TempFiles;
import dev.downhill.nn.schedule.Plateau;
import dev.downhill.nn.train.Checkpoint;
import dev.downhill.training.MemoryChunks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class CheckpointsTest {

    @TempDir
    private Path home;

    private final MemoryChunks chunks = new MemoryChunks();
    private TempFiles tempFiles;

    @BeforeEach
    void open() {
        tempFiles = new TempFiles(home);
    }

    @AfterEach
    void close() {
        tempFiles.close();
    }

    public static Checkpoint after(long steps) {
        return after(steps, 1);
    }

    private static Checkpoint after(long steps, int parameters) {
        float[] values = new float[parameters];
        Arrays.fill(values, (float) steps);
        return new Checkpoint(
                2,
                0,
                steps,
                10 * steps,
                1.5,
                0,
                values,
                new float[0],
                new float[][] {{1}, {2}},
                new Checkpoint.Best(-0.5, 0.5, 1, 0, new float[0], new float[0]),
                new Checkpoint.Sums(10, 5, 3, 0, 0, false),
                Plateau.State.FRESH);
    }

    private void save(Checkpoints checkpoints, long steps) {
        try (Checkpoints.Draft draft = checkpoints.draft(after(steps))) {
            draft.store();
        }
    }

    /// As a worker that takes the job up sees it.
    private Checkpoints fresh() {
        return new Checkpoints(chunks, tempFiles, "job_1");
    }

    private long newest() {
        return fresh().newest().map(Checkpoint::steps).orElse(-1L);
    }

    @Test
    void theNewestComesBackAndTwoAreKept() {
        Checkpoints checkpoints = fresh();
        assertThat(checkpoints.newest()).isEmpty();
        for (long steps = 1; steps <= 5; steps++) {
            save(checkpoints, steps);
            assertThat(newest()).isEqualTo(steps);
        }
        assertThat(chunks.names("job_1")).hasSize(2);
    }

    @Test
    void whoTakesOverLeavesTheLastOneInPlace() {
        Checkpoints first = fresh();
        save(first, 1);
        save(first, 2);
        save(first, 3);
        Checkpoints second = fresh();
        assertThat(second.newest()).isPresent();
        save(second, 4);
        damage("checkpoint-b");

        assertThat(newest()).as("4 lies where 2 lay").isEqualTo(3);
    }

    @Test
    void aDamagedOneGivesWayToTheOneBeforeIt() {
        Checkpoints checkpoints = fresh();
        save(checkpoints, 1);
        save(checkpoints, 2);
        damage("checkpoint-b");
        assertThat(newest()).isEqualTo(1);
        damage("checkpoint-a");
        assertThat(newest()).as("training begins anew").isEqualTo(-1);
    }

    /// 400 parameters; the newest is cut at every 64th byte, and 1,000 times one of its bits is flipped.
    @Test
    void whereverTheNewestIsCutOrFlippedTheOneBeforeItIsTaken() {
        Checkpoints checkpoints = fresh();
        store(checkpoints, after(1, 400));
        store(checkpoints, after(2, 400));
        AtomicReference<byte[]> whole = new AtomicReference<>(new byte[0]);
        chunks.damage("job_1", "checkpoint-b", whole::getAndSet);
        byte[] newest = whole.get();
        assertThat(newest).hasSizeGreaterThan(1600);
        for (int length = 0; length < newest.length; length += 64) {
            byte[] cut = Arrays.copyOf(newest, length);
            chunks.damage("job_1", "checkpoint-b", _ -> cut);
            assertIsTheFirst("cut to " + length + " bytes");
        }
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            int bit = random.nextInt(8 * newest.length);
            byte[] flipped = newest.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            chunks.damage("job_1", "checkpoint-b", _ -> flipped);
            assertIsTheFirst("bit " + bit);
        }
        chunks.damage("job_1", "checkpoint-b", _ -> newest);
        assertThat(newest()).as("whole again").isEqualTo(2);
    }

    private void assertIsTheFirst(String damage) {
        Checkpoint found = fresh().newest().orElseThrow();
        assertThat(found.steps()).as(damage).isEqualTo(1);
        assertThat(found.parameters()).as(damage).containsOnly(1f);
    }

    private void store(Checkpoints checkpoints, Checkpoint checkpoint) {
        try (Checkpoints.Draft draft = checkpoints.draft(checkpoint)) {
            draft.store();
        }
    }

    private void damage(String name) {
        chunks.damage("job_1", name, content -> Arrays.copyOf(content, content.length - 64));
    }

    @Test
    void whatIsDraftedAndNotStoredIsNotThere() {
        Checkpoints checkpoints = fresh();
        save(checkpoints, 1);
        try (Checkpoints.Draft draft = checkpoints.draft(after(2))) {
            assertThat(draft).isNotNull();
        }
        assertThat(newest()).isEqualTo(1);
    }

    @Test
    void aDiskWithoutRoomCostsTheCheckpointAlone() throws IOException {
        Checkpoints checkpoints = fresh();
        save(checkpoints, 1);
        tempFiles.close();
        save(checkpoints, 2);
        tempFiles = new TempFiles(home);
        assertThat(newest()).isEqualTo(1);
    }

    @Test
    void noFileIsLeftBehind() throws IOException {
        Checkpoints checkpoints = fresh();
        save(checkpoints, 1);
        checkpoints.newest();
        try (Stream<Path> files = Files.list(tempFiles.folder())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("lock");
        }
    }
}
