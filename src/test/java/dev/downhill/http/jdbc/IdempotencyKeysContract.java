package dev.downhill.http.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.http.IdempotencyKeys;
import dev.downhill.http.IdempotencyKeys.Answer;
import dev.downhill.http.IdempotencyKeys.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The contract of idempotency keys on every database.
abstract class IdempotencyKeysContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant ONE = NOON.plus(Duration.ofHours(1));
    private static final Instant TWO = NOON.plus(Duration.ofHours(2));
    private static final Answer ANSWER = new Answer(202, "{\"Location\":[\"/v1/jobs/job_1\"]}", new byte[] {'{', '}'});

    private JdbcClient jdbc;
    private IdempotencyKeys keys;

    abstract DataSource database();

    @BeforeEach
    void emptyTables() {
        jdbc = JdbcClient.create(database());
        jdbc.sql("delete from idempotency_keys").update();
        keys = new JdbcIdempotencyKeys(jdbc);
    }

    private Optional<Use> claim(String claim, Instant now) {
        return keys.claim("key", "print-of-" + claim, claim, now, now.plus(Duration.ofHours(1)));
    }

    @Test
    void aKeyIsTakenOnce() {
        assertThat(claim("a", NOON)).isEmpty();
        assertThat(claim("b", NOON)).contains(new Use("print-of-a", null));
    }

    @Test
    void ofManyAtOnceOneTakesTheKey() throws Exception {
        List<Callable<Optional<Use>>> claims = IntStream.range(0, 20)
                .<Callable<Optional<Use>>>mapToObj(i -> () -> claim("c" + i, NOON))
                .toList();
        int taken = 0;
        try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
            for (Future<Optional<Use>> claim : clients.invokeAll(claims)) {
                taken += claim.get().isEmpty() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void theAnswerComesBackAsItWas() {
        claim("a", NOON);
        assertThat(keys.answer("key", "a", ANSWER, TWO)).isTrue();

        Use use = claim("b", NOON).orElseThrow();

        assertThat(use.fingerprint()).isEqualTo("print-of-a");
        assertThat(use.answer()).usingRecursiveComparison().isEqualTo(ANSWER);
    }

    @Test
    void aLongBodyIsKeptWhole() {
        byte[] body = new byte[2_500_000];
        new Random(1).nextBytes(body);
        claim("a", NOON);
        keys.answer("key", "a", new Answer(201, "{}", body), TWO);

        assertThat(claim("b", NOON).orElseThrow().answer())
                .extracting(Answer::body)
                .isEqualTo(body);
    }

    @Test
    void aClaimWithoutAnAnswerLapses() {
        claim("a", NOON);

        assertThat(claim("b", ONE.minusMillis(1))).isPresent();
        assertThat(claim("b", ONE)).isEmpty();
        assertThat(keys.answer("key", "a", ANSWER, TWO)).as("too late").isFalse();
        assertThat(keys.answer("key", "b", ANSWER, TWO)).isTrue();
    }

    @Test
    void anAnswerIsKeptUntilItsTime() {
        claim("a", NOON);
        keys.answer("key", "a", ANSWER, TWO);

        assertThat(claim("b", TWO.minusMillis(1))).isPresent();
        assertThat(claim("b", TWO)).isEmpty();
        assertThat(jdbc.sql("select count(*) from idempotency_bodies")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void onlyWhoHoldsAClaimGivesItBackAndAnAnswerStays() {
        claim("a", NOON);
        keys.release("key", "b");
        assertThat(claim("c", NOON)).isPresent();
        keys.release("key", "a");
        assertThat(claim("c", NOON)).isEmpty();
        keys.answer("key", "c", ANSWER, TWO);
        keys.release("key", "c");
        assertThat(claim("d", NOON)).isPresent();
    }

    @Test
    void whatNoLongerCountsIsForgotten() {
        claim("a", NOON);
        keys.answer("key", "a", ANSWER, TWO);

        keys.forget(TWO.minusMillis(1));
        assertThat(rows()).isEqualTo(1);
        keys.forget(TWO);
        assertThat(rows()).isZero();
    }

    private int rows() {
        return jdbc.sql("select count(*) from idempotency_keys")
                .query(Integer.class)
                .single();
    }
}
