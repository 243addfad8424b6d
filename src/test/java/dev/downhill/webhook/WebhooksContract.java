package dev.downhill.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.downhill.request.Ids;
import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.TrainingClient;
import dev.downhill.webhook.Receiver.Received;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Webhooks from the job to the receiver, on every database.
abstract class WebhooksContract extends RunningService {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WebhookStore store;

    @Autowired
    private TransactionOperations transactions;

    private String created(String url, String more) {
        Answer answer = service.postJson("/v1/webhooks", "{\"url\":\"" + url + "\"" + more + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.text();
    }

    private static String id(String webhook) {
        return JsonMapper.shared().readTree(webhook).path("id").asString();
    }

    private String job() {
        TrainingClient client = new TrainingClient(service);
        return client.train("{'dataset':'" + client.sample("iris")
                        + "','network':{'layers':[{'type':'output'}]},'epochs':2,'metadata':{'run':'7'}}")
                .path("id")
                .asString();
    }

    private JsonNode delivery(String webhook, String status) {
        String path = "/v1/webhooks/" + webhook + "/deliveries?status=" + status;
        return await().atMost(PATIENCE)
                .until(() -> service.get(path).json().path("data").path(0), found -> !found.isMissingNode());
    }

    @Test
    void aWebhookThatIsRemovedCostsNobodyTheMoveOfHisJob() throws Exception {
        String id = id(created("http://127.0.0.1:65530/", ""));
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Boolean> removal = transactions.execute(_ -> {
                Webhook webhook = store.subscribed(WebhookEvent.JOB_SUCCEEDED).stream()
                        .filter(found -> found.id().equals(id))
                        .findFirst()
                        .orElseThrow();
                Future<Boolean> meanwhile = other.submit(() -> store.delete(id));
                await().during(Duration.ofMillis(300)).until(() -> !meanwhile.isDone());
                store.add(Delivery.created(
                        Ids.next("msg"), webhook, WebhookEvent.JOB_SUCCEEDED, "job_1", "{}", Instant.now()));
                return meanwhile;
            });
            assertThat(removal.get()).isTrue();
        }
        assertThat(service.get("/v1/webhooks/" + id).status()).isEqualTo(404);
    }

    @Test
    void theEndOfAJobArrivesSignedAndTheSecretIsShownOnce() {
        try (Receiver receiver = new Receiver()) {
            String answer = created(receiver.url(), "");
            String webhook = id(answer);
            String secret = answer.replaceAll("(?s).*\"secret\":\"([^\"]+)\".*", "$1");
            String job = job();
            JsonNode delivery = delivery(webhook, "delivered");
            assertThat(delivery.path("job").asString()).isEqualTo(job);
            assertThat(receiver.received()).hasSize(1);
            Received got = receiver.received().getFirst();
            assertThat(got.headers())
                    .containsEntry("webhook-id", delivery.path("id").asString())
                    .containsEntry(
                            "webhook-signature",
                            new WebhookSecret(secret)
                                    .sign(
                                            delivery.path("id").asString(),
                                            Instant.ofEpochSecond(Long.parseLong(
                                                    got.headers().getOrDefault("webhook-timestamp", "0"))),
                                            got.body()));
            assertThat(delivery.path("payload")).isEqualTo(JsonMapper.shared().readTree(got.body()));
            assertThat(got.body())
                    .contains(
                            "\"type\":\"job.succeeded\"",
                            "\"status\":\"succeeded\"",
                            "\"model\":\"mdl_",
                            "\"run\":\"7\"");
            for (String path : List.of("", "/" + webhook, "/" + webhook + "/deliveries")) {
                assertThat(service.get("/v1/webhooks" + path).text()).doesNotContain(secret, "whsec_");
            }
            service.delete("/v1/webhooks/" + webhook);
        }
    }

    @Test
    void secretsLieEncryptedAndGoWithTheirWebhook() {
        String body = "{\"url\":\"http://127.0.0.1:9999/\"}";
        String first = keyed(body).text();
        String id = id(first);
        String secret = secret(first);
        assertThat(secret).startsWith("whsec_");
        assertThat(keyed(body).text()).as("the first answer again").isEqualTo(first);
        assertThat(stored(id)).doesNotContain("whsec").startsWith("v1:");
        assertThat(store.find(id).orElseThrow().secret().text()).isEqualTo(secret);
        assertThat(answersKept()).noneMatch(answer -> answer.contains("whsec"));

        jdbc.sql("update webhooks set secret = ? where id = ?")
                .params(secret, id)
                .update();
        assertThat(store.find(id).orElseThrow().secret().text())
                .as("of an earlier version")
                .isEqualTo(secret);
        assertThat(store.encryptSecrets()).isEqualTo(1);
        assertThat(store.encryptSecrets()).isZero();
        assertThat(stored(id)).doesNotContain("whsec");
        assertThat(store.find(id).orElseThrow().secret().text()).isEqualTo(secret);

        String other = id(created("http://127.0.0.1:9998/", ""));
        jdbc.sql("update webhooks set secret = ? where id = ?")
                .params(stored(other), id)
                .update();
        assertThat(store.unreadable()).as("the secret of another webhook").containsExactly(id);
        assertThat(store.find(id).orElseThrow().secret()).isEqualTo(WebhookSecret.UNREADABLE);
        service.delete("/v1/webhooks/" + other);
        assertThat(service.delete("/v1/webhooks/" + id).status()).isEqualTo(204);
        assertThat(store.find(id)).isEmpty();
        Answer again = keyed(body);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).contains(id).doesNotContain("secret");
    }

    @Test
    void theDeliveriesOfARemovedWebhookLeaveTheQueue() {
        String id = id(created("http://127.0.0.1:65530/", ",\"events\":[\"job.succeeded\"]"));
        job();
        String delivery = delivery(id, "pending").path("id").asString();
        assertThat(queued(delivery)).isEqualTo(1);
        await().atMost(PATIENCE)
                .until(() -> delivery(id, "pending").path("attempts").asInt() == 1);
        assertThat(service.delete("/v1/webhooks/" + id).status()).isEqualTo(204);
        await().atMost(PATIENCE).until(() -> queued(delivery) == 0);
    }

    private int queued(String delivery) {
        return jdbc.sql("select count(*) from scheduled_deliveries where task_instance like ?")
                .param(delivery + ".%")
                .query(Integer.class)
                .single();
    }

    private Answer keyed(String body) {
        return service.send(service.request("/v1/webhooks")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "secrets")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String stored(String webhook) {
        return jdbc.sql("select secret from webhooks where id = ?")
                .param(webhook)
                .query(String.class)
                .single();
    }

    private List<String> answersKept() {
        return jdbc.sql("select content from idempotency_bodies")
                .query((row, _) -> new String(row.getBytes("content"), StandardCharsets.UTF_8))
                .list();
    }

    private static String secret(String webhook) {
        return JsonMapper.shared().readTree(webhook).path("secret").asString();
    }

    @Test
    void aFailedDeliveryIsTriedAgainUnderTheSameIdAndCanBeSentOnceMore() {
        try (Receiver receiver = new Receiver()) {
            receiver.answers(503);
            String webhook = id(created(receiver.url(), ",\"events\":[\"job.started\"]"));
            job();
            await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty());
            await().atMost(PATIENCE)
                    .until(() -> delivery(webhook, "pending").path("attempts").asInt() == 1);
            assertThat(delivery(webhook, "pending").path("response_status").asInt())
                    .isEqualTo(503);
            receiver.answers(200);
            JsonNode delivered = delivery(webhook, "delivered");
            assertThat(delivered.path("attempts").asInt()).isEqualTo(2);

            Answer again = service.postJson(
                    "/v1/webhooks/" + webhook + "/deliveries/"
                            + delivered.path("id").asString() + "/resend",
                    "");
            assertThat(again.status()).as(again.text()).isEqualTo(202);
            await().atMost(PATIENCE)
                    .until(() -> delivery(webhook, "delivered").path("attempts").asInt() == 3);
            assertThat(receiver.received())
                    .hasSize(3)
                    .extracting(got -> got.headers().get("webhook-id"))
                    .containsOnly(delivered.path("id").asString());
            assertThat(receiver.received())
                    .extracting(Received::body)
                    .containsOnly(receiver.received().getFirst().body());
            assertThat(service.delete("/v1/webhooks/" + webhook).status()).isEqualTo(204);
            assertThat(jdbc.sql("select count(*) from webhook_deliveries where webhook_id = ?")
                            .param(webhook)
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void whatMustNotBeCalledIsRefusedWithItsReason() {
        assertRefused("{'url':'https://127.0.0.2/'}", "#/url", "loopback");
        assertRefused("{'url':'https://[::1]:8443/'}", "#/url", "loopback");
        assertRefused("{'url':'https://169.254.169.254/latest'}", "#/url", "link-local");
        assertRefused("{'url':'http://8.8.8.8/'}", "#/url", "Without https");
        assertRefused("{'url':'https://2130706433/'}", "#/url", "odd form");
        assertRefused("{'url':'https://nowhere.invalid/'}", "#/url", "cannot be found");
        assertRefused("{}", "#/url", "required");
        assertRefused("{'url':7}", "#/url", "text");
        assertRefused("{'url':'http://127.0.0.1/','events':['job.done']}", "#/events/0", "no event");
        assertRefused("{'url':'http://127.0.0.1/','events':[]}", "#/events", "array");
        assertRefused("{'url':'http://127.0.0.1/','event':['job.failed']}", "#/event", "no field");
        assertThat(service.get("/v1/webhooks/whk_none").status()).isEqualTo(404);
        assertThat(service.delete("/v1/webhooks/whk_none").status()).isEqualTo(404);
        assertThat(service.get("/v1/webhooks/whk_none/deliveries").status()).isEqualTo(404);
        String webhook = id(created("http://127.0.0.1:9999/", ""));
        String deliveries = "/v1/webhooks/" + webhook + "/deliveries";
        assertThat(service.get(deliveries + "?status=lost").status()).isEqualTo(422);
        assertThat(service.get(deliveries + "/msg_none").status()).isEqualTo(404);
        assertThat(service.postJson(deliveries + "/msg_none/resend", "").status())
                .isEqualTo(404);
        service.delete("/v1/webhooks/" + webhook);
    }

    private void assertRefused(String body, String pointer, String reason) {
        Answer answer = service.postJson("/v1/webhooks", body.replace('\'', '"'));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .as(answer.text())
                .isEqualTo(pointer);
        assertThat(answer.text()).contains(reason);
    }
}
