package dev.downhill.chunk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.chunk.Chunks;
import dev.downhill.request.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The contract of chunks on every database.
abstract class ChunksContract {

    private static final int CHUNK = Chunks.CHUNK_BYTES;

    private JdbcClient jdbc;
    private Chunks chunks;
    private TransactionTemplate transaction;

    abstract DataSource database();

    @BeforeEach
    void emptyTables() {
        DataSource source = database();
        jdbc = JdbcClient.create(source);
        for (String table : new String[] {"blob_chunks", "blobs", "chunk_contents", "chunks"}) {
            jdbc.sql("delete from " + table).update();
        }
        chunks = new JdbcChunks(jdbc);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Test
    void blobsOfEverySizeComeBackWhole() throws Exception {
        for (int length : new int[] {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17}) {
            byte[] content = noise(length, length);
            Chunks.Blob blob = store("ds_a", "rows", content);
            assertThat(blob.bytes()).isEqualTo(length);
            assertThat(blob.sha256())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
            assertThat(readAll("ds_a", "rows")).isEqualTo(content);
        }
        assertThat(countChunks()).as("replaced blobs leave nothing behind").isEqualTo(4);
    }

    @Test
    void anyRangeCanBeRead() throws IOException {
        byte[] content = noise(2 * CHUNK + 500, 1);
        store("ds_a", "rows", content);
        for (int[] range : new int[][] {{0, 0}, {0, 10}, {CHUNK - 3, 6}, {CHUNK, CHUNK}, {1, 2 * CHUNK + 499}}) {
            assertThat(chunks.read("ds_a", "rows", range[0], range[1]))
                    .isEqualTo(Arrays.copyOfRange(content, range[0], range[0] + range[1]));
        }
        assertThatThrownBy(() -> chunks.read("ds_a", "rows", content.length, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> chunks.read("ds_a", "rows", -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void equalChunksAreKeptOnceAndFreedWithTheirLastOwner() throws IOException {
        byte[] content = noise(2 * CHUNK, 2);
        store("ds_a", "rows", content);
        store("ds_a", "copy", content);
        store("ds_b", "rows", content);
        assertThat(countChunks()).isEqualTo(2);
        assertThat(chunks.names("ds_a")).containsExactly("copy", "rows");
        chunks.delete("ds_a");
        assertThat(countChunks()).isEqualTo(2);
        assertThat(readAll("ds_b", "rows")).isEqualTo(content);
        chunks.delete("ds_b");
        assertThat(countChunks()).isZero();
        assertThat(chunks.names("ds_b")).isEmpty();
    }

    @Test
    void repeatedChunkWithinOneBlobIsKeptOnce() throws IOException {
        byte[] zeros = new byte[3 * CHUNK];
        store("ds_a", "rows", zeros);
        assertThat(countChunks()).isEqualTo(1);
        assertThat(readAll("ds_a", "rows")).isEqualTo(zeros);
        chunks.delete("ds_a");
        assertThat(countChunks()).isZero();
    }

    @Test
    void unknownBlobIsAProblem() {
        assertThatThrownBy(() -> readAll("ds_none", "rows")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> chunks.read("ds_none", "rows", 0, 1)).isInstanceOf(ProblemException.class);
    }

    @Test
    void abortedTransactionLeavesNothing() throws IOException {
        byte[] shared = noise(CHUNK, 3);
        store("ds_a", "rows", shared);
        transaction.executeWithoutResult(status -> {
            chunks.delete("ds_a");
            store("ds_b", "rows", noise(CHUNK + 1, 4));
            status.setRollbackOnly();
        });
        assertThat(countChunks()).isEqualTo(1);
        assertThat(chunks.names("ds_b")).isEmpty();
        assertThat(readAll("ds_a", "rows")).isEqualTo(shared);
    }

    @Test
    void chunkFreedByOneWhileAnotherTakesItSurvives() throws Exception {
        byte[] shared = noise(1000, 5);
        for (int round = 0; round < 20; round++) {
            store("ds_old", "rows", shared);
            CountDownLatch start = new CountDownLatch(1);
            try (ExecutorService two = Executors.newFixedThreadPool(2)) {
                Future<?> deleting = two.submit(() -> {
                    await(start);
                    transaction.executeWithoutResult(status -> chunks.delete("ds_old"));
                });
                Future<?> storing = two.submit(() -> {
                    await(start);
                    store("ds_new", "rows", shared);
                });
                start.countDown();
                deleting.get(20, TimeUnit.SECONDS);
                storing.get(20, TimeUnit.SECONDS);
            }
            assertThat(readAll("ds_new", "rows")).isEqualTo(shared);
            transaction.executeWithoutResult(status -> chunks.delete("ds_new"));
            assertThat(countChunks()).isZero();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Chunks.Blob store(String owner, String name, byte[] content) {
        return transaction.execute(status -> {
            try (InputStream in = new ByteArrayInputStream(content)) {
                return chunks.store(owner, name, in);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private byte[] readAll(String owner, String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        chunks.read(owner, name, out);
        return out.toByteArray();
    }

    private long countChunks() {
        long contents = jdbc.sql("select count(*) from chunk_contents")
                .query(Long.class)
                .single();
        assertThat(jdbc.sql("select count(*) from chunks").query(Long.class).single())
                .isEqualTo(contents);
        return contents;
    }

    private static byte[] noise(int length, long seed) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }
}
