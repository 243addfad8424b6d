package dev.downhill.http.jdbc;

import dev.downhill.http.IdempotencyKeys;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Keys in one table, the bodies of their answers in another.
@Repository
@Transactional
class JdbcIdempotencyKeys implements IdempotencyKeys {

    /// Below H2's limit of 1,048,576 bytes for a binary value.
    private static final int PART_BYTES = 1_000_000;

    private final JdbcClient jdbc;

    JdbcIdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Use> claim(String key, String fingerprint, String claim, Instant now, Instant until) {
        jdbc.sql("delete from idempotency_keys where name = ? and expires_at <= ?")
                .params(key, now.atOffset(ZoneOffset.UTC))
                .update();
        int taken = jdbc.sql("""
                        insert into idempotency_keys (name, fingerprint, claim, expires_at) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(key, fingerprint, claim, until.atOffset(ZoneOffset.UTC))
                .update();
        // One given back between the two statements counts as one that still runs: the client tries again.
        return taken == 1 ? Optional.empty() : Optional.of(find(key).orElse(new Use(fingerprint, null)));
    }

    private Optional<Use> find(String key) {
        return jdbc.sql("select fingerprint, status, headers from idempotency_keys where name = ?")
                .param(key)
                .query((row, _) -> {
                    Integer status = row.getObject("status", Integer.class);
                    return new Use(
                            row.getString("fingerprint"),
                            status == null ? null : new Answer(status, row.getString("headers"), body(key)));
                })
                .optional();
    }

    private byte[] body(String key) {
        List<byte @Nullable []> parts = jdbc.sql(
                        "select content from idempotency_bodies where name = ? order by position")
                .param(key)
                .query(byte[].class)
                .list();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            if (part != null) {
                body.writeBytes(part);
            }
        }
        return body.toByteArray();
    }

    @Override
    public boolean answer(String key, String claim, Answer answer, Instant until) {
        int kept = jdbc.sql("""
                        update idempotency_keys set status = ?, headers = ?, expires_at = ?
                        where name = ? and claim = ? and status is null
                        """)
                .params(answer.status(), answer.headers(), until.atOffset(ZoneOffset.UTC), key, claim)
                .update();
        if (kept != 1) {
            return false;
        }
        byte[] body = answer.body();
        for (int from = 0, position = 0; from < body.length; from += PART_BYTES, position++) {
            jdbc.sql("insert into idempotency_bodies (name, position, content) values (?, ?, ?)")
                    .params(key, position, Arrays.copyOfRange(body, from, Math.min(body.length, from + PART_BYTES)))
                    .update();
        }
        return true;
    }

    @Override
    public void release(String key, String claim) {
        jdbc.sql("delete from idempotency_keys where name = ? and claim = ? and status is null")
                .params(key, claim)
                .update();
    }

    @Override
    public void forget(Instant now) {
        jdbc.sql("delete from idempotency_keys where expires_at <= ?")
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
