package dev.downhill.training.checkpoint;

import dev.downhill.chunk.Chunks;
import dev.downhill.dataset.TempFiles;
import dev.downhill.nn.train.Checkpoint;
import dev.downhill.nn.train.CheckpointFormat;
import dev.downhill.nn.train.CorruptCheckpointException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The checkpoints of one job: blobs that belong to it, the last two. Where the newer cannot be read, the older one is
/// taken; where neither can, training begins anew. None of them is ever half right.
public final class Checkpoints {

    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    private static final List<String> NAMES = List.of("checkpoint-a", "checkpoint-b");

    private final Chunks chunks;
    private final TempFiles tempFiles;
    private final String jobId;
    /// Which of the names the next one gets.
    private int next;

    public Checkpoints(Chunks chunks, TempFiles tempFiles, String jobId) {
        this.chunks = chunks;
        this.tempFiles = tempFiles;
        this.jobId = jobId;
    }

    /// A checkpoint in a scratch file.
    public interface Draft extends AutoCloseable {

        /// Stores it in the caller's transaction, in place of the one before the last.
        void store();

        @Override
        void close();
    }

    /// The newest that is whole. Those saved from now on leave it in place until the next but one.
    public Optional<Checkpoint> newest() {
        List<String> stored = chunks.names(jobId);
        Checkpoint newest = null;
        for (int i = 0; i < NAMES.size(); i++) {
            Checkpoint found = stored.contains(NAMES.get(i)) ? read(NAMES.get(i)) : null;
            if (found != null && (newest == null || found.steps() >= newest.steps())) {
                newest = found;
                next = 1 - i;
            }
        }
        return Optional.ofNullable(newest);
    }

    private @Nullable Checkpoint read(String name) {
        try {
            Path file = tempFiles.file("checkpoint");
            try {
                try (OutputStream target = Files.newOutputStream(file)) {
                    chunks.read(jobId, name, target);
                }
                try (InputStream source = Files.newInputStream(file)) {
                    return CheckpointFormat.read(source, Files.size(file));
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (CorruptCheckpointException e) {
            log.warn("Job {} cannot go on from {}: {}", jobId, name, e.getMessage());
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a checkpoint down, to be stored in a transaction. A full disk costs the checkpoint and not the training.
    public Draft draft(Checkpoint checkpoint) {
        Path file = null;
        try {
            file = tempFiles.file("checkpoint");
            try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(file))) {
                CheckpointFormat.write(checkpoint, target);
            }
            return new FileDraft(file);
        } catch (IOException e) {
            log.warn("Job {} goes on without a checkpoint after step {}", jobId, checkpoint.steps(), e);
            delete(file);
            return new NoDraft();
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.debug("{} is left to the end of the process", file, e);
        }
    }

    private final class FileDraft implements Draft {

        private final Path file;

        FileDraft(Path file) {
            this.file = file;
        }

        @Override
        public void store() {
            try (InputStream source = Files.newInputStream(file)) {
                chunks.store(jobId, NAMES.get(next), source);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            next = 1 - next;
        }

        @Override
        public void close() {
            delete(file);
        }
    }

    private static final class NoDraft implements Draft {

        @Override
        public void store() {
            // There is none to store.
        }

        @Override
        public void close() {
            // Nor is there a file.
        }
    }
}
