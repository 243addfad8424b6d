package dev.downhill.database.h2;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.downhill.disk.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CompactionTest {

    private static final int EPOCHS = 2000;
    private static final int CHECKPOINT = 30_000;

    @TempDir
    private Path home;

    private static byte[] noise(Random random, int length) {
        byte[] content = new byte[length];
        random.nextBytes(content);
        return content;
    }

    /// Old places are free at once, so that the test need not last for minutes.
    private HikariDataSource database(String name) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:file:" + home.resolve(name) + ";USER=sa;WRITE_DELAY=0;RETENTION_TIME=0");
        return pool;
    }

    private long size(String name) throws IOException {
        return Files.size(home.resolve(name + ".mv.db"));
    }

    /// What a training leaves: in each epoch a row that stays, and a checkpoint in the place of the one before the
    /// last.
    private long trained(String name, boolean compacts) throws IOException {
        try (HikariDataSource pool = database(name)) {
            DurableDataSource source = new DurableDataSource(pool);
            Compaction compaction = new Compaction(source, new Disk(home));
            JdbcClient jdbc = JdbcClient.create(source);
            jdbc.sql("create table epochs (id int primary key, loss double)").update();
            jdbc.sql("create table checkpoints (id int primary key, content varbinary)")
                    .update();
            jdbc.sql("insert into checkpoints values (0, x''), (1, x'')").update();
            TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
            Random random = new Random(1);
            for (int i = 0; i < EPOCHS; i++) {
                int epoch = i;
                transactions.executeWithoutResult(_ -> {
                    jdbc.sql("insert into epochs values (?, ?)")
                            .params(epoch, 1.0 / epoch)
                            .update();
                    jdbc.sql("update checkpoints set content = ? where id = ?")
                            .params(noise(random, CHECKPOINT), epoch % 2)
                            .update();
                });
                if (compacts && epoch % 50 == 0) {
                    compaction.step();
                }
            }
            assertThat(jdbc.sql("select count(*) from epochs")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(EPOCHS);
            return size(name);
        }
    }

    @Test
    void theFileStaysAboutAsLargeAsWhatIsInIt() throws IOException {
        assertThat(trained("compacted", true)).isLessThan(trained("left", false) / 4);
    }

    @Test
    void whatIsDeletedIsGivenBackToTheDisk() throws IOException {
        try (HikariDataSource pool = database("deleted")) {
            DurableDataSource source = new DurableDataSource(pool);
            Compaction compaction = new Compaction(source, new Disk(home));
            JdbcClient jdbc = JdbcClient.create(source);
            jdbc.sql("create table chunks (id int primary key, content varbinary)")
                    .update();
            Random random = new Random(1);
            for (int i = 0; i < 60; i++) {
                jdbc.sql("insert into chunks values (?, ?)")
                        .params(i, noise(random, 1 << 20))
                        .update();
            }
            assertThat(size("deleted")).isGreaterThan(60 << 20);
            jdbc.sql("delete from chunks where id < 45").update();
            for (int i = 60; i < 90; i++) {
                jdbc.sql("insert into chunks values (?, x'')").param(i).update();
                compaction.step();
            }
            assertThat(size("deleted")).isLessThan(32 << 20);
            assertThat(jdbc.sql("select octet_length(content) from chunks where id = 59")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1 << 20);
        }
    }
}
