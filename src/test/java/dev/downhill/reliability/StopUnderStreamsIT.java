package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.RunningJar;
import dev.downhill.testing.Service;
import dev.downhill.training.TrainingClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The end of a process whose clients do not read.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StopUnderStreamsIT {

    private static final int READERS = 5;

    @TempDir
    private Path folder;

    @Test
    void aTrainingGoesBackToTheQueueHoweverSlowlyItsFollowersRead() throws Exception {
        try (StoppablePostgres postgres = new StoppablePostgres(folder);
                RunningJar jar = Jars.start(folder, postgres.options());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Service service = new Service(jar.port());
            TrainingClient client = new TrainingClient(service);
            Vitals vitals = new Vitals(jar, service, folder);
            String job = client.submit("{'dataset':'" + client.sample("digits")
                    + "','network':{'layers':[{'type':'dense','units':256},{'type':'output'}]},"
                    + "'early_stopping':null,'epochs':10000}");
            client.await(job, now -> now.path("progress").path("epoch").asInt() > 0);
            LongHistory.of(job, postgres.source());
            try (SlowReaders _ = new SlowReaders(READERS, jar.port(), "/v1/events?job=" + job)) {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Vitals.POLL_INTERVAL)
                        .until(() -> vitals.blockedWrites() == READERS);

                Future<?> end = threads.submit(jar::close);

                Awaitility.await()
                        .atMost(Duration.ofSeconds(10))
                        .until(() -> status(postgres, job).equals("queued"));
                assertThat(jar.isAlive()).as("it still serves").isTrue();
                end.get(1, TimeUnit.MINUTES);
            }
            assertThat(jar.laterLog()).noneMatch(line -> line.contains("WARN"));
        }
    }

    private static String status(StoppablePostgres postgres, String job) throws SQLException {
        try (Connection connection = postgres.source().getConnection();
                PreparedStatement query = connection.prepareStatement("select status from jobs where id = ?")) {
            query.setString(1, job);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
