package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.downhill.testing.Service;
import dev.downhill.training.TrainingClient;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The scenes to look at: every page, in each of its states.
final class Scenes {

    /// @param path with the names of things in braces
    /// @param act the user's actions before the page looks as it should; null for none
    /// @param fault what goes wrong on purpose, as a pattern
    record Scene(String path, @Nullable Consumer<Page> act, String fault) {

        Scene(String path) {
            this(path, null, "^$");
        }

        Scene(String path, Consumer<Page> act) {
            this(path, act, "^$");
        }

        /// Whether a user acts before the page looks as it should.
        boolean isActed() {
            return act != null;
        }

        void actOn(Page page) {
            if (act != null) {
                act.accept(page);
            }
        }

        /// Whether it listens to a stream, so that the network is never idle.
        boolean isLive() {
            return path.contains("{paused}");
        }
    }

    static final Map<String, Scene> ALL = Map.ofEntries(
            Map.entry("datasets", new Scene("/#/datasets")),
            Map.entry("dataset-table", new Scene("/#/datasets/{iris}")),
            Map.entry("dataset-images", new Scene("/#/datasets/{mnist}")),
            Map.entry("dataset-edited", new Scene("/#/datasets/{iris}", Scenes::editColumns)),
            Map.entry("networks", new Scene("/#/networks")),
            Map.entry("network-new", new Scene("/#/networks/new?dataset={mnist}&template=lenet")),
            Map.entry("network-residual", new Scene("/#/networks/new?dataset={mnist}&template=residual")),
            Map.entry(
                    "network-wrong",
                    new Scene("/#/networks/new?dataset={mnist}&template=lenet", Scenes::buildWrongly, "status of 422")),
            Map.entry("jobs", new Scene("/#/jobs")),
            Map.entry("job-new", new Scene("/#/jobs/new?dataset={mnist}")),
            Map.entry("job-wrong", new Scene("/#/jobs/new?dataset={mnist}", Scenes::askWrongly, "status of 422")),
            Map.entry("job", new Scene("/#/jobs/{job}")),
            Map.entry("job-paused", new Scene("/#/jobs/{paused}")),
            Map.entry("job-diverged", new Scene("/#/jobs/{diverged}")),
            Map.entry("job-cancel", new Scene("/#/jobs/{paused}", Scenes::almostCancel)),
            Map.entry("compare", new Scene("/#/compare?job={job}&job={other}")),
            Map.entry("compare-empty", new Scene("/#/compare")),
            Map.entry("models", new Scene("/#/models")),
            Map.entry("model-digits", new Scene("/#/models/{digits}", Scenes::draw)),
            Map.entry("model-table", new Scene("/#/models/{othermodel}", Scenes::chooseCellAndAsk)),
            Map.entry("model-number", new Scene("/#/models/{line}")),
            Map.entry("missing", new Scene("/#/nowhere")),
            Map.entry("gone", new Scene("/#/jobs/job_none", null, "status of 404")));

    private Scenes() {}

    /// Makes everything that the scenes show.
    ///
    /// @return ids by the names in the scenes' paths
    static Map<String, String> things(Service service) {
        TrainingClient client = new TrainingClient(service);
        Map<String, String> things = new HashMap<>();
        String faces = client.sample("faces");
        String iris = client.sample("iris");
        String mnist = client.sample("mnist");
        things.putAll(Map.of("iris", iris, "mnist", mnist));
        JsonNode job = client.train("{'name':'faces','dataset':'" + faces
                + "','network':{'layers':[{'type':'conv2d','filters':8,'activation':'relu'},{'type':'max_pool2d'},"
                + "{'type':'flatten'},{'type':'dense','units':32,'activation':'relu'},{'type':'output'}]},"
                + "'epochs':15,'early_stopping':null,'optimizer':{'type':'adam','learning_rate':0.003}}");
        things.put("job", job.path("id").asString());
        JsonNode other = client.train("{'name':'iris','dataset':'" + iris
                + "','network':{'layers':[{'type':'dense','units':16,'activation':'relu'},{'type':'output'}]},"
                + "'epochs':60,'optimizer':{'type':'adam','learning_rate':0.01}}");
        things.put("other", other.path("id").asString());
        things.put("othermodel", other.path("model").asString());
        JsonNode digits = client.train("{'name':'digits','dataset':'" + mnist
                + "','network':{'layers':[{'type':'conv2d','filters':6,'kernel_size':5,'activation':'relu'},"
                + "{'type':'max_pool2d'},{'type':'conv2d','filters':16,'kernel_size':5,'activation':'relu'},"
                + "{'type':'max_pool2d'},{'type':'flatten'},{'type':'dense','units':84,'activation':'relu'},"
                + "{'type':'output'}]},'epochs':2}");
        things.put("digits", digits.path("model").asString());
        String line = client.regression();
        things.put(
                "line",
                client.train(recipe(line, "line", 60, 0.01)).path("model").asString());
        things.put(
                "diverged",
                client.awaitEnd(client.submit(recipe(line, "too fast", 60, 1e9).replace("'adam'", "'sgd'")))
                        .path("id")
                        .asString());
        things.put("paused", paused(service, client, iris));
        service.postJson(
                "/v1/networks",
                "{\"name\":\"two layers\",\"layers\":[{\"type\":\"dense\",\"units\":8},{\"type\":\"output\"}]}");
        return Map.copyOf(things);
    }

    private static String recipe(String dataset, String name, int epochs, double rate) {
        return "{'name':'" + name + "','dataset':'" + dataset
                + "','network':{'layers':[{'type':'dense','units':8,'activation':'relu'},{'type':'output'}]},"
                + "'epochs':" + epochs + ",'optimizer':{'type':'adam','learning_rate':" + rate + "}}";
    }

    private static String paused(Service service, TrainingClient client, String dataset) {
        String id = client.submit(recipe(dataset, "rests", 100_000, 0.001));
        client.await(id, job -> job.path("progress").path("epoch").asInt() > 5);
        service.postJson("/v1/jobs/" + id + "/pause", "");
        client.await(id, job -> job.path("status").asString().equals("paused"));
        return id;
    }

    private static void editColumns(Page page) {
        Hands.click(page, AriaRole.BUTTON, "Change target");
        page.getByLabel("role of petal_width").selectOption("target");
    }

    private static void buildWrongly(Page page) {
        page.locator(".layer").first().getByLabel("filters").fill("-3");
        assertThat(page.locator(".layer.wrong .error").first()).isVisible();
    }

    private static void askWrongly(Page page) {
        page.getByLabel("Epochs", new Page.GetByLabelOptions().setExact(true)).fill("many");
        Hands.click(page, AriaRole.BUTTON, "Start training");
        assertThat(page.locator(".field .error").first()).isVisible();
    }

    private static void almostCancel(Page page) {
        Hands.click(page, AriaRole.BUTTON, "Cancel");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    }

    private static void draw(Page page) {
        Hands.stroke(page, page.locator("canvas.pad"), 30, 24, 68, 22, 46, 82);
        assertThat(page.locator(".answer")).isVisible();
        page.evaluate("() => scrollTo(0, 0)");
    }

    private static void chooseCellAndAsk(Page page) {
        page.locator(".confusion .cell.right").first().click();
        Hands.click(page, AriaRole.BUTTON, "Predict");
        assertThat(page.locator(".answer")).isVisible();
        page.evaluate("() => scrollTo(0, 0)");
    }
}
