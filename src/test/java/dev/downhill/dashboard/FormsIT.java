package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.downhill.training.TrainingClient;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The forms have every field of the catalogue, and show its default.
class FormsIT extends BrowsedService {

    @Test
    void aJobCanBeToldEverything() {
        JsonNode catalogue = service.get("/v1/catalogue").json();
        Page page = visit().open("/#/jobs/new?dataset=" + new TrainingClient(service).sample("iris"));
        page.getByText("More: early stopping").click();
        for (JsonNode field : catalogue.path("job")) {
            String name = field.path("name").asString();
            if (field.path("type").asString().equals("object")) {
                field.path("fields").forEach(inner -> assertOffered(page, name + "-", inner));
            } else {
                assertThat(page.locator("#f-" + name)).isVisible();
            }
        }
        for (String part : new String[] {"optimizer", "schedule", "loss"}) {
            for (JsonNode kind : catalogue.path(part.equals("loss") ? "losses" : part + "s")) {
                page.locator("#f-" + part).selectOption(kind.path("type").asString());
                kind.path("fields").forEach(field -> assertOffered(page, part + "-", field));
            }
        }
    }

    @Test
    void classesAreWeighedLabelByLabel() {
        Page page = visit().open("/#/jobs/new?dataset=" + new TrainingClient(service).sample("iris"));
        page.getByText("More: early stopping").click();
        page.locator("#f-class_weight").selectOption("by label");
        page.getByLabel("virginica").fill("2");
        page.locator("#f-early_stopping-metric").selectOption("validation_accuracy");
        page.locator("#f-split-stratify").uncheck();
        page.locator("#f-loss").selectOption("huber");
        page.locator("#f-loss-delta").fill("1.5");
        assertThat(page.locator("aside")).containsText("\"class_weight\": {\n    \"virginica\": 2\n  }");
        assertThat(page.locator("aside")).containsText("\"metric\": \"validation_accuracy\"");
        assertThat(page.locator("aside")).containsText("\"stratify\": false");
        assertThat(page.locator("aside")).containsText("\"delta\": 1.5");
        page.getByText("Start training").click();
        assertThat(page.locator(".badge").first()).isVisible();
    }

    @Test
    void aLayerCanBeToldEverything() {
        JsonNode catalogue = service.get("/v1/catalogue").json();
        Visit visit = visit();
        visit.expect("status of 422");
        Page page = visit.open("/#/networks/new?template=linear");
        for (JsonNode kind : catalogue.path("layers")) {
            page.locator("#network-json")
                    .fill("{\"layers\": [{\"type\": \"" + kind.path("type").asString() + "\"}]}");
            assertThat(page.locator(".layer-type").first())
                    .hasText(kind.path("label").asString());
            for (JsonNode field : kind.path("fields")) {
                if (!field.path("type").asString().equals("array")) {
                    assertThat(page.locator(
                                    "[id='#/layers/0/" + field.path("name").asString() + "']"))
                            .hasCount(1);
                }
            }
        }
    }

    private static void assertOffered(Page page, String path, JsonNode field) {
        Locator input = page.locator("#f-" + path + field.path("name").asString());
        assertThat(input).isVisible();
        if (field.path("default").isNumber()) {
            assertThat(Double.parseDouble(input.getAttribute("placeholder")))
                    .isEqualTo(field.path("default").asDouble());
        } else if (field.path("default").isBoolean()) {
            assertThat(input.isChecked()).isEqualTo(field.path("default").asBoolean());
        }
    }
}
