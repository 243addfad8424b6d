package dev.downhill.webhook.jdbc;

import dev.downhill.webhook.Delivery;
import dev.downhill.webhook.SecretCipher;
import dev.downhill.webhook.Webhook;
import dev.downhill.webhook.WebhookEvent;
import dev.downhill.webhook.WebhookSecret;
import dev.downhill.webhook.WebhookStore;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// A table of webhooks and one of their deliveries.
@Repository
@Transactional
class JdbcWebhookStore implements WebhookStore {

    /// After every id.
    private static final String NEWEST = "~";

    private final JdbcClient jdbc;
    private final SecretCipher cipher;

    JdbcWebhookStore(JdbcClient jdbc, SecretCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    @Override
    public void add(Webhook webhook) {
        jdbc.sql("insert into webhooks (id, url, events, secret, created_at) values (?, ?, ?, ?, ?)")
                .params(
                        webhook.id(),
                        webhook.url().toString(),
                        webhook.events().stream().map(WebhookEvent::type).collect(Collectors.joining(" ")),
                        cipher.encrypt(webhook.id(), webhook.secret()),
                        webhook.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Webhook> find(String id) {
        return jdbc.sql("select * from webhooks where id = ?")
                .param(id)
                .query((row, _) -> webhook(row))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public int count() {
        return jdbc.sql("select count(*) from webhooks").query(Integer.class).single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Webhook> list(int limit, @Nullable String after) {
        return jdbc.sql("select * from webhooks where id < ? order by id desc limit ?")
                .params(after == null ? NEWEST : after, limit)
                .query((row, _) -> webhook(row))
                .list();
    }

    @Override
    public List<Webhook> subscribed(WebhookEvent event) {
        return jdbc.sql("select * from webhooks order by id for update").query((row, _) -> webhook(row)).list().stream()
                .filter(webhook -> webhook.events().contains(event))
                .toList();
    }

    @Override
    public boolean delete(String id) {
        jdbc.sql("""
                        delete from scheduled_deliveries where not picked and task_instance in
                            (select id || '.' || round from webhook_deliveries where webhook_id = ?)
                        """).param(id).update();
        return jdbc.sql("delete from webhooks where id = ?").param(id).update() == 1;
    }

    @Override
    public int encryptSecrets() {
        int encrypted = 0;
        for (Map.Entry<String, String> stored : secrets().entrySet()) {
            if (SecretCipher.isPlain(stored.getValue())) {
                WebhookSecret plain = new WebhookSecret(stored.getValue());
                encrypted += jdbc.sql("update webhooks set secret = ? where id = ? and secret = ?")
                        .params(cipher.encrypt(stored.getKey(), plain), stored.getKey(), stored.getValue())
                        .update();
            }
        }
        return encrypted;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> unreadable() {
        return secrets().entrySet().stream()
                .filter(stored ->
                        cipher.decrypt(stored.getKey(), stored.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// By the ids of the webhooks.
    private Map<String, String> secrets() {
        Map<String, String> secrets = new TreeMap<>();
        jdbc.sql("select id, secret from webhooks").query(row -> {
            secrets.put(row.getString("id"), row.getString("secret"));
        });
        return secrets;
    }

    @Override
    public void add(Delivery delivery) {
        jdbc.sql("""
                        insert into webhook_deliveries (id, webhook_id, event, job_id, body, state, attempts, round, tries,
                            created_at, next_attempt_at, delivered_at, response_status, error)
                        values (:id, :webhook, :event, :job, :body, :state, :attempts, :round, :tries,
                            :created, :next, :delivered, :response, :error)
                        """).params(values(delivery)).update();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Delivery> findDelivery(String id) {
        return jdbc.sql("select * from webhook_deliveries where id = ?")
                .param(id)
                .query((row, _) -> delivery(row))
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Delivery> deliveries(
            String webhook, Delivery.@Nullable State state, int limit, @Nullable String after) {
        return jdbc.sql("""
                        select * from webhook_deliveries
                        where webhook_id = ? and id < ? and state like ? order by id desc limit ?
                        """)
                .params(webhook, after == null ? NEWEST : after, state == null ? "%" : state.label(), limit)
                .query((row, _) -> delivery(row))
                .list();
    }

    @Override
    public boolean move(Delivery from, Delivery to) {
        Map<String, @Nullable Object> values = values(to);
        values.put("held", from.attempts());
        values.put("held_round", from.round());
        return jdbc.sql("""
                                update webhook_deliveries set state = :state, attempts = :attempts, round = :round,
                                    tries = :tries, next_attempt_at = :next, delivered_at = :delivered,
                                    response_status = :response, error = :error
                                where id = :id and attempts = :held and round = :held_round
                                """).params(values).update() == 1;
    }

    @Override
    public void forgetDeliveries(Instant before) {
        jdbc.sql("delete from webhook_deliveries where state <> 'pending' and created_at < ?")
                .param(before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Map<String, @Nullable Object> values(Delivery delivery) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", delivery.id());
        values.put("webhook", delivery.webhook());
        values.put("event", delivery.event().type());
        values.put("job", delivery.job());
        values.put("body", delivery.body());
        values.put("state", delivery.state().label());
        values.put("attempts", delivery.attempts());
        values.put("round", delivery.round());
        values.put("tries", delivery.tries());
        values.put("created", time(delivery.createdAt()));
        values.put("next", time(delivery.nextAttemptAt()));
        values.put("delivered", time(delivery.deliveredAt()));
        values.put("response", delivery.responseStatus());
        values.put("error", delivery.error());
        return values;
    }

    private Webhook webhook(ResultSet row) throws SQLException {
        return new Webhook(
                row.getString("id"),
                URI.create(row.getString("url")),
                Arrays.stream(row.getString("events").split(" "))
                        .map(WebhookEvent::of)
                        .toList(),
                cipher.decrypt(row.getString("id"), row.getString("secret")).orElse(WebhookSecret.UNREADABLE),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                row.getString("id"),
                row.getString("webhook_id"),
                WebhookEvent.of(row.getString("event")),
                row.getString("job_id"),
                row.getString("body"),
                Delivery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                row.getInt("round"),
                row.getInt("tries"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "next_attempt_at"),
                instant(row, "delivered_at"),
                row.getObject("response_status", Integer.class),
                row.getString("error"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
