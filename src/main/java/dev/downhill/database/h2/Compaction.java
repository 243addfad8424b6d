package dev.downhill.database.h2;

import dev.downhill.disk.Disk;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/// Compacts the file of H2, so that it stays about as large as its live data.
///
/// H2 writes each commit to a new place. A place is free again when it holds no live data, so live data must be copied
/// out of places that are nearly empty. H2 has a thread for that, which does not run with `WRITE_DELAY=0`
/// (`FileStore.setAutoCommitDelay`), and that is what keeps commits from being lost. Without it 220 small trainings
/// left 1.5 GB of file around 3.5 MB of data.
///
/// H2 reuses a place when `RETENTION_TIME` has passed since it was written. By default that is 45 seconds, in which the
/// system is trusted to bring what took its place to the disk. Here the disk is told to every second, so that a few
/// seconds are enough, and a file that is written fast stays small.
@Component
@EnableScheduling
class Compaction implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(Compaction.class);

    private static final Duration STEP_INTERVAL = Duration.ofSeconds(1);
    /// Percent: of the written places that is alive, and of the file that is written.
    private static final int MIN_FILL = 50;
    /// The most bytes that are written at once, while commits wait; twice what H2 writes in one piece.
    private static final int MAX_STEP_BYTES = 32 << 20;
    /// H2 closes when a write fails, so a step takes no more than this part of what is free.
    private static final int PART = 4;
    /// So often what is written is moved within the file of a service that writes nothing, if that leaves it as large.
    private static final int MAX_MOVES_IN_VAIN = 10;
    /// A file up to this size, in bytes, is not made smaller.
    private static final long SMALL = 16 << 20;

    private final DataSource source;
    private final Disk disk;
    /// As of the last step.
    private long version = -1;

    private boolean wasIdle;
    private int movesInVain;

    Compaction(DataSource source, Disk disk) {
        this.source = source;
        this.disk = disk;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (source instanceof DurableDataSource) {
            tasks.addFixedDelayTask(this::step, STEP_INTERVAL);
        }
    }

    void step() {
        try (Connection connection = source.getConnection()) {
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                step(session.getDatabase().getStore().getMvStore());
            }
        } catch (SQLException | MVStoreException | DbException e) {
            log.debug("The file of the database is not compacted now", e);
        }
    }

    private void step(MVStore store) {
        boolean idle = store.getCurrentVersion() == version;
        // A version is counted before it is written, so one look after the last change counts as changed, too.
        if (!idle || !wasIdle) {
            store.sync();
            movesInVain = 0;
        }
        wasIdle = idle;
        if (!disk.isFull()) {
            compact(store, (int) Math.min(MAX_STEP_BYTES, disk.free() / PART));
        }
        version = store.getCurrentVersion();
    }

    private void compact(MVStore store, int most) {
        if (store.compact(MIN_FILL, most)) {
            store.commit();
        }
        if (store.getFileStore() instanceof RandomAccessStore file
                && file.size() > SMALL
                && movesInVain < MAX_MOVES_IN_VAIN) {
            long size = file.size();
            file.compactMoveChunks(MIN_FILL, most, store);
            movesInVain = file.size() < size ? 0 : movesInVain + 1;
        }
    }
}
