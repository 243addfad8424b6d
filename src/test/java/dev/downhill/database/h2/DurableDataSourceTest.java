package dev.downhill.database.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/// A real H2 on a disk that takes its time.
@Timeout(value = 60)
class DurableDataSourceTest {

    private static final Duration MOMENT = Duration.ofMillis(300);

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private DataSource plain = new DriverManagerDataSource();
    private DataSource durable = plain;

    @BeforeAll
    static void addDisk() {
        FilePath.register(new SlowDisk());
    }

    @BeforeEach
    void open() {
        plain = new DriverManagerDataSource(
                "jdbc:h2:slow:" + folder.resolve("db") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1", "sa", "");
        durable = new DurableDataSource(plain);
        JdbcClient.create(plain).sql("create table models (id int)").update();
    }

    @AfterEach
    void end() {
        SlowDisk.release();
        threads.close();
    }

    /// Why the class is there. If this ever fails, H2 has mended it, and the class can go.
    @Test
    void h2ShowsACommitBeforeItIsWritten() throws Exception {
        CompletableFuture<Void> commit = commitSlowly();
        assertThat(models(plain)).isEqualTo(1);
        assertThat(commit).isNotDone();
        SlowDisk.release();
        commit.join();
    }

    @Test
    void whoReadsWaitsUntilWhatIsReadIsWritten() throws Exception {
        assertWaits(() -> models(durable));
    }

    @Test
    void whoReadsInATransactionWaitsToo() throws Exception {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(durable));
        transaction.setReadOnly(true);
        assertWaits(() -> transaction.execute(_ -> models(durable)));
    }

    @Test
    void whoReadsWhileNobodyCommitsNeedNotWait() {
        assertThat(models(durable)).isZero();
    }

    @Test
    void whoHasReadWhatCouldNotBeWrittenHearsOfIt() throws SQLException {
        CommitsInFlight commits = new CommitsInFlight();
        CompletableFuture<Throwable> heard = new CompletableFuture<>();
        SQLException full = new SQLException("the disk is full");
        assertThatException()
                .isThrownBy(() -> commits.run(() -> {
                    Thread reader = Thread.ofPlatform().start(() -> heard.complete(catchThrowable(commits::await)));
                    Awaitility.await().until(() -> reader.getState() == Thread.State.WAITING);
                    throw full;
                }))
                .isSameAs(full);
        assertThat(heard.join()).isInstanceOf(SQLTransientException.class).hasMessageContaining("could not be written");
        commits.await();
    }

    private void assertWaits(Supplier<Integer> read) throws Exception {
        CompletableFuture<Void> commit = commitSlowly();
        CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(read, threads);
        LockSupport.parkNanos(MOMENT.toNanos());
        assertThat(answer).isNotDone();
        SlowDisk.release();
        assertThat(answer.join()).isEqualTo(1);
        commit.join();
    }

    /// A commit that others can see and that stands still while it is written.
    private CompletableFuture<Void> commitSlowly() throws InterruptedException {
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(durable));
        SlowDisk.hold();
        CompletableFuture<Void> commit = CompletableFuture.runAsync(
                () -> transaction.executeWithoutResult(_ -> {
                    JdbcClient.create(durable)
                            .sql("insert into models values (1)")
                            .update();
                }),
                threads);
        SlowDisk.awaitWrite();
        return commit;
    }

    private static int models(DataSource source) {
        return JdbcClient.create(source)
                .sql("select count(*) from models")
                .query(Integer.class)
                .single();
    }
}
