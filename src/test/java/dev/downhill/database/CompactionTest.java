package dev.downhill.database;

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

    /// What a training leaves: in each epoch a row that stays and a checkpoint that takes the place of the last one.
    private void train(DurableDataSource source, Compaction compaction, boolean compacts) {
        JdbcClient jdbc = JdbcClient.create(source);
        // Old places are free at once, so that the test need not last for minutes.
        jdbc.sql("set retention_time 0").update();
        jdbc.sql("create table epochs (id int primary key, loss double)").update();
        jdbc.sql("create table checkpoints (id int primary key, content varbinary)")
                .update();
        jdbc.sql("insert into checkpoints values (0, x''), (1, x'')").update();
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        Random random = new Random(1);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            byte[] content = new byte[CHECKPOINT];
            random.nextBytes(content);
            int number = epoch;
            transactions.executeWithoutResult(_ -> {
                jdbc.sql("insert into epochs values (?, ?)")
                        .params(number, 1.0 / number)
                        .update();
                jdbc.sql("update checkpoints set content = ? where id = ?")
                        .params(content, number % 2)
                        .update();
            });
            if (compacts && epoch % 50 == 0) {
                compaction.step();
            }
        }
    }

    private long fileAfter(boolean compacts) throws IOException {
        Path file = home.resolve("test-" + compacts);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:file:" + file + ";USER=sa;WRITE_DELAY=0");
            DurableDataSource source = new DurableDataSource(pool);
            Compaction compaction = new Compaction(source, new Disk(home));
            train(source, compaction, compacts);
            return Files.size(Path.of(file + ".mv.db"));
        }
    }

    @Test
    void theFileStaysAboutAsLargeAsWhatIsInIt() throws IOException {
        long grown = fileAfter(false);
        long compacted = fileAfter(true);
        assertThat(compacted).isLessThan(grown / 4);
    }
}
