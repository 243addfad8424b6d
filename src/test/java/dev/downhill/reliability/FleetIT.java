package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.RunningJar;
import dev.downhill.testing.Service;
import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Several replicas on one PostgreSQL work off a long queue while they are killed, and frozen until they are taken for
/// dead and then wake up: every job succeeds, once.
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FleetIT {

    private static final Logger log = LoggerFactory.getLogger(FleetIT.class);
    private static final Duration LONGEST_WITHOUT_OWNER = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int EPOCHS = 2;
    private static final int SEEDS = 5;
    private static final int NAMES = 40;
    private static final String NETWORK =
            "'network':{'layers':[{'type':'dense','units':8,'activation':'relu'},{'type':'output'}]}";

    @TempDir
    private Path folder;

    private final List<Replica> replicas = new ArrayList<>();

    @AfterEach
    void stop() {
        replicas.forEach(Replica::close);
    }

    @Test
    void everyJobSucceedsOnceThoughReplicasAreKilledAndFrozen() throws IOException {
        int jobs = Effort.of(150, 2000);
        try (StoppablePostgres postgres = new StoppablePostgres(folder)) {
            JdbcClient jdbc = JdbcClient.create(postgres.source());
            Set<String> accepted = submit(postgres, jdbc, jobs);
            for (int i = 0; i < (Effort.isFull() ? 3 : 2); i++) {
                replicas.add(new Replica("r" + i, folder, postgres));
            }
            Books books = new Books(jdbc, EPOCHS);
            try (Owners owners = new Owners(jdbc, this::isAwake)) {
                torment(jdbc, jobs);
                Awaitility.await()
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> count(jdbc, "status in ('succeeded', 'failed')") == jobs);
                log.info(
                        "{} jobs, {} workers lost, {} of them came back and stopped; the longest without an owner {}",
                        jobs,
                        books.lostWorkers(),
                        staleWorkers(),
                        owners.longest());
                if (Effort.isFull()) {
                    assertThat(staleWorkers())
                            .as("who came back too late, or nothing was tried")
                            .isPositive();
                }
                assertThat(owners.longest()).isPositive().isLessThan(LONGEST_WITHOUT_OWNER);
                assertThat(succeeded()).isEqualTo(accepted);
            }
            Audit audit = new Audit(jdbc);
            assertThat(audit.trespasses()).isEmpty();
            log.info("{} accepted writes, each by the process that held the job", audit.size());
            books.assertClosed(jobs);
            assertThat(books.lostWorkers()).as("or nothing was tried").isPositive();
        }
    }

    private void torment(JdbcClient jdbc, int jobs) {
        new Torment(replicas, replica -> trains(jdbc, replica), new Random(Effort.SEED))
                .torment(Effort.of(1, 30), Effort.of(1, 10), () -> count(jdbc, "status = 'succeeded'"), jobs);
    }

    private long staleWorkers() {
        return replicas.stream().mapToLong(Replica::staleWorkers).sum();
    }

    private boolean isAwake(String name) {
        return replicas.stream().anyMatch(replica -> replica.name().equals(name) && replica.isAwake());
    }

    private static boolean trains(JdbcClient jdbc, Replica replica) {
        return jdbc.sql("""
                        select count(*) from scheduled_tasks s join jobs j on j.id = s.task_instance
                        where s.picked and s.picked_by = ? and j.status = 'running'
                        """).param(replica.name()).query(Integer.class).single() > 0;
    }

    private static int count(JdbcClient jdbc, String condition) {
        return jdbc.sql("select count(*) from jobs where " + condition)
                .query(Integer.class)
                .single();
    }

    /// Before anybody trains, so that there is work to the end.
    ///
    /// @return the ids of all jobs
    private Set<String> submit(StoppablePostgres postgres, JdbcClient jdbc, int jobs) throws IOException {
        List<String> options = new ArrayList<>(postgres.options("api"));
        options.add("-Ddownhill.role=api");
        try (RunningJar api = Jars.start(Files.createDirectories(folder.resolve("api")), options)) {
            new Audit(jdbc).begin();
            TrainingClient client = new TrainingClient(new Service(api.port()));
            String dataset = client.sample("iris");
            Set<String> accepted = IntStream.range(0, jobs)
                    .mapToObj(i -> client.submit("{'name':'fleet-" + i % NAMES + "','dataset':'" + dataset + "',"
                            + NETWORK + ",'epochs':" + EPOCHS + ",'seed':" + i % SEEDS + "}"))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(accepted).hasSize(jobs);
            return accepted;
        }
    }

    /// As clients see it.
    private Set<String> succeeded() {
        Service service = replicas.getFirst().service();
        Set<String> ids = new TreeSet<>();
        String after = "";
        for (boolean more = true; more; ) {
            JsonNode page =
                    service.get("/v1/jobs?status=succeeded&limit=100" + after).json();
            page.path("data")
                    .valueStream()
                    .forEach(job -> ids.add(job.path("id").asString()));
            after = "&after=" + page.path("last_id").asString();
            more = page.path("has_more").asBoolean();
        }
        return ids;
    }
}
