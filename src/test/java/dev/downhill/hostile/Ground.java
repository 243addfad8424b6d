package dev.downhill.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.downhill.testing.Service;
import dev.downhill.testing.Service.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// The targets of the attacks, under the names that attacks use:
///
/// | place | what |
/// |---|---|
/// | `{iris}` | a table with three classes |
/// | `{faces}` | images of 25 × 25 grey pixels with two classes |
/// | `{prices}` | a table with a numeric target |
/// | `{network}` | a stored network of an output alone |
/// | `{job}` | the finished job that made the model `flowers`, version 1, on `{iris}` |
/// | `{model}` | that model, under the alias `kept` |
///
/// The model `patches` was trained on `{faces}`.
final class Ground {

    private static final Pattern PLACE = Pattern.compile("\\{(iris|faces|prices|network|job|model)\\}");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, String> ids = new HashMap<>();
    private final Service service;

    private Ground(Service service) {
        this.service = service;
    }

    static Ground prepare(Service service) {
        Ground ground = new Ground(service);
        ground.lay();
        return ground;
    }

    private void lay() {
        ids.put("iris", id(service.post("/v1/samples/iris", "application/json", new byte[0]), 201));
        ids.put("faces", id(service.post("/v1/samples/faces", "application/json", new byte[0]), 201));
        ids.put("prices", id(service.post("/v1/datasets?name=prices", "text/csv", prices().getBytes(UTF_8)), 201));
        ids.put("network", id(service.postJson("/v1/networks", """
                {"name": "plain", "layers": [{"type": "output"}]}"""), 201));
        ids.put("job", trained("flowers", "{iris}"));
        trained("patches", "{faces}");
        Answer model = service.get("/v1/models/flowers");
        ids.put("model", id(model, 200));
        Answer alias = service.send(service.request("/v1/models/flowers/aliases/kept")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"version\": 1}")));
        assertThat(alias.status()).as(alias.text()).isEqualTo(200);
    }

    private String trained(String name, String dataset) {
        String body = fill("{\"name\": \"" + name + "\", \"dataset\": \"" + dataset
                + "\", \"network\": \"{network}\", \"epochs\": 1}");
        String job = id(service.postJson("/v1/jobs", body), 202);
        await().atMost(PATIENCE)
                .until(() ->
                        service.get("/v1/jobs/" + job).json().path("terminal").booleanValue());
        assertThat(service.get("/v1/jobs/" + job).json().path("status").asString(""))
                .isEqualTo("succeeded");
        return job;
    }

    private static String prices() {
        StringBuilder csv = new StringBuilder("size,price\n");
        for (int i = 0; i < 50; i++) {
            csv.append(i).append(',').append(i * 3.7 + 0.25).append('\n');
        }
        return csv.toString();
    }

    private static String id(Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.json().path("id").asString("");
    }

    /// The text with every place filled in.
    String fill(String text) {
        return PLACE.matcher(text).replaceAll(match -> Objects.requireNonNull(ids.get(match.group(1))));
    }
}
