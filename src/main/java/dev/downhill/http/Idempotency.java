package dev.downhill.http;

import dev.downhill.http.IdempotencyKeys.Answer;
import dev.downhill.http.IdempotencyKeys.Use;
import dev.downhill.request.Ids;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Lets clients repeat a request that creates something, when they did not hear the answer: under the same
/// `Idempotency-Key` the first answer comes again, and nothing is created twice.
///
/// A request first claims its key in a transaction of its own, so that a second one learns that the first still runs.
/// What it creates and what it answers are then stored in one transaction: a process that dies leaves both or neither,
/// and a claim without an answer, which lapses. Only answers that something was created are kept. A refusal created
/// nothing, so repeating it does no harm and may even succeed.
@Component
public class Idempotency {

    public static final String HEADER = "Idempotency-Key";

    /// For the description of the endpoints.
    public static final String DESCRIPTION =
            "Any text of the client's choice, for example a UUID. The same request under the same key within 24 hours"
                    + " gets the first answer again, with the header Idempotent-Replayed, and creates nothing.";

    public static final int MAX_LENGTH = 255;

    public static final String REPLAYED = "Idempotent-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1," + MAX_LENGTH + "}");
    private static final Duration RETENTION_INTERVAL = Duration.ofHours(24);
    private static final Duration SWEEP_INTERVAL = Duration.ofHours(1);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);
    /// How long a request may take between its claim and its answer: one transaction, and the import of a large file.
    private static final Duration SHORT_LEASE_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration LONG_LEASE_TIMEOUT = Duration.ofMinutes(30);

    private final IdempotencyKeys keys;
    private final TransactionOperations transactions;
    private final JsonMapper mapper;
    private final Clock clock;
    private final AtomicReference<Instant> lastSweep = new AtomicReference<>(Instant.EPOCH);

    Idempotency(IdempotencyKeys keys, TransactionOperations transactions, JsonMapper mapper, Clock clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.mapper = mapper;
        this.clock = clock;
    }

    /// Something that takes a while to create, and is stored in a short transaction at the end.
    public interface Creation {

        /// @param reply to be given the answer within the transaction that stores what was created
        void create(Reply reply) throws IOException;
    }

    /// Takes an answer.
    public interface Reply {

        void with(ResponseEntity<?> answer);
    }

    /// Creates something in one short transaction.
    ///
    /// @param key of the request; null for one that cannot be repeated
    /// @param fingerprint of what it asks for
    /// @throws ProblemException if the key is none, was used for another request, or the first request still runs
    public ResponseEntity<?> create(@Nullable String key, String fingerprint, Supplier<ResponseEntity<?>> creation) {
        if (key == null) {
            return creation.get();
        }
        try {
            return once(
                    key,
                    fingerprint,
                    SHORT_LEASE_TIMEOUT,
                    reply -> transactions.executeWithoutResult(_ -> reply.with(creation.get())));
        } catch (IOException e) {
            throw new IllegalStateException("nothing was read", e);
        }
    }

    /// As {@link #create}, for what is prepared outside of any transaction.
    public ResponseEntity<?> createSlowly(@Nullable String key, String fingerprint, Creation creation)
            throws IOException {
        if (key != null) {
            return once(key, fingerprint, LONG_LEASE_TIMEOUT, creation);
        }
        Kept kept = new Kept();
        creation.create(answer -> kept.answer = answer);
        return kept.get();
    }

    private ResponseEntity<?> once(String key, String fingerprint, Duration lease, Creation creation)
            throws IOException {
        requireKey(key);
        Instant now = clock.instant();
        sweep(now);
        String claim = Ids.next("claim");
        Optional<Use> earlier = keys.claim(key, fingerprint, claim, now, now.plus(lease));
        if (earlier.isPresent()) {
            return repeated(earlier.get(), fingerprint);
        }
        Kept kept = new Kept();
        boolean created = false;
        try {
            creation.create(answer -> kept.answer = keep(key, claim, answer));
            created = true;
        } finally {
            if (!created) {
                keys.release(key, claim);
            }
        }
        return kept.get();
    }

    private static void requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.unfit(new Problem(
                    HEADER,
                    "wrong_key",
                    HEADER + " must have 1 to " + MAX_LENGTH + " printable ASCII characters.",
                    "A UUID will do."));
        }
    }

    private ResponseEntity<?> repeated(Use earlier, String fingerprint) {
        if (!earlier.fingerprint().equals(fingerprint)) {
            throw ProblemException.unfit(new Problem(
                    HEADER,
                    "key_reused",
                    "This " + HEADER + " was used for another request.",
                    "Use a new key for every new request, and the same only to repeat one."));
        }
        Answer answer = earlier.answer();
        if (answer == null) {
            throw ProblemException.conflict("The first request with this " + HEADER + " still runs.", RETRY_INTERVAL);
        }
        return ResponseEntity.status(answer.status())
                .headers(headers(answer.headers()))
                .header(REPLAYED, "true")
                .body(answer.body());
    }

    /// @return the same answer in the bytes that repetitions get
    private ResponseEntity<?> keep(String key, String claim, ResponseEntity<?> answer) {
        byte[] body = mapper.writeValueAsBytes(answer.getBody());
        HttpHeaders headers = new HttpHeaders(answer.getHeaders());
        headers.setContentType(MediaType.APPLICATION_JSON);
        Answer kept = new Answer(answer.getStatusCode().value(), json(headers), body);
        if (!keys.answer(key, claim, kept, clock.instant().plus(RETENTION_INTERVAL))) {
            throw ProblemException.conflict(
                    "Another request with this " + HEADER + " has overtaken this one.", RETRY_INTERVAL);
        }
        return ResponseEntity.status(answer.getStatusCode()).headers(headers).body(body);
    }

    private String json(HttpHeaders headers) {
        ObjectNode json = mapper.createObjectNode();
        headers.forEach((name, values) -> {
            ArrayNode array = json.putArray(name);
            values.forEach(array::add);
        });
        return json.toString();
    }

    private HttpHeaders headers(String json) {
        HttpHeaders headers = new HttpHeaders();
        mapper.readTree(json)
                .properties()
                .forEach(header ->
                        header.getValue().values().forEach(value -> headers.add(header.getKey(), value.stringValue())));
        return headers;
    }

    private void sweep(Instant now) {
        Instant last = lastSweep.get();
        if (!now.isBefore(last.plus(SWEEP_INTERVAL)) && lastSweep.compareAndSet(last, now)) {
            keys.forget(now);
        }
    }

    private static final class Kept {

        private @Nullable ResponseEntity<?> answer;

        private ResponseEntity<?> get() {
            if (answer == null) {
                throw new IllegalStateException("something was created without an answer");
            }
            return answer;
        }
    }
}
