package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.downhill.training.TrainingClient;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Layers, drawing and JSON of the builder are one network, whichever of them is edited.
class BuilderIT extends BrowsedService {

    private static final String TWO_LAYERS = """
            {"layers": [
              {"type": "dense", "units": 7, "activation": "tanh"},
              {"type": "output"}
            ]}""";

    private Page page;

    private Visit visit;

    @BeforeEach
    void buildForFlowers() {
        visit = visit();
        page = visit.open("/#/networks/new?template=mlp&dataset=" + new TrainingClient(service).sample("iris"));
        assertThat(layers()).hasCount(3);
        assertThat(page.locator(".volume-shape")).hasText(new String[] {"4", "32", "16", "3"});
    }

    @Test
    void jsonThatIsEditedChangesLayersShapesAndDrawing() {
        json().fill(TWO_LAYERS);

        assertThat(layers()).hasCount(2);
        assertThat(layers().first().getByLabel("units")).hasValue("7");
        assertThat(layers().first().getByLabel("activation")).hasValue("tanh");
        assertThat(layers().first().locator(".layer-shape")).containsText("35 par.");
        assertThat(page.locator(".volume-shape")).hasText(new String[] {"4", "7", "3"});
        assertThat(page.getByText("59 parameters")).isVisible();
        assertThat(json()).hasValue(TWO_LAYERS.strip());
    }

    @Test
    void aLayerThatIsEditedChangesTheJson() {
        layers().first().getByLabel("units").fill("9");
        assertThat(json()).hasValue(Pattern.compile("\"units\": 9,"));
        page.getByLabel("Add a layer").selectOption("Dropout");
        assertThat(json()).hasValue(Pattern.compile("\"dropout\", \"rate\": 0.2}[^}]*\"output\""));
        page.getByLabel("Move Dropout up").click();
        assertThat(json()).hasValue(Pattern.compile("\"dropout\"[^}]*}[^}]*\"units\": 16"));
        page.getByLabel("Remove Dropout").click();
        assertThat(json()).not().hasValue(Pattern.compile("dropout"));
        assertThat(page.locator(".volume-shape")).hasText(new String[] {"4", "9", "16", "3"});
    }

    @Test
    void textThatIsNoJsonIsSaidUnderItAndTheLayersStay() {
        json().fill("{\"layers\": [{\"type\": \"dense\",,}]}");

        assertThat(page.locator("#json-error")).containsText("not valid JSON");
        assertThat(json()).hasAttribute("aria-invalid", "true");
        assertThat(layers()).hasCount(3);
        assertThat(page.locator(".volume-shape")).hasCount(4);
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Train")))
                .isDisabled();

        json().fill(TWO_LAYERS);
        assertThat(page.locator("#json-error")).isEmpty();
        assertThat(layers()).hasCount(2);
    }

    @Test
    void whatDoesNotFitIsSaidAtItsLayerAndItsField() {
        visit.expect("status of 422");
        json().fill(TWO_LAYERS.replace("7", "-7"));
        assertThat(layers().first().locator(".field").filter(new Locator.FilterOptions().setHasText("units")))
                .containsText("must be");
        assertThat(layers().first().getByLabel("units")).hasAttribute("aria-invalid", "true");
        assertThat(layers().nth(1).locator(".error")).hasCount(0);

        json().fill(TWO_LAYERS.replace("activation", "activatoin"));
        assertThat(layers().first().locator(".error").first()).containsText("activation");
        json().fill(TWO_LAYERS.replace("\"dense\"", "\"conv2d\"").replace("units", "filters"));
        assertThat(layers().first().locator(".error").first()).isVisible();
        assertThat(layers()).hasCount(2);
    }

    @Test
    void strangeJsonBreaksNothing() {
        visit.expect("status of 4\\d\\d");
        for (String strange : List.of(
                "null",
                "[]",
                "{}",
                "[null]",
                "[5]",
                "{\"layers\": {}}",
                "[{}]",
                "[{\"type\": 5}]",
                "[{\"type\": \"constructor\"}]",
                "[{\"type\": \"__proto__\"}]",
                "[{\"type\": {\"type\": \"dense\"}}]",
                "[{\"type\": \"<img src=x onerror=window.hit=1>\"}]",
                "[{\"type\": \"dense\", \"units\": {\"a\": [1]}, \"activation\": null}]",
                "[{\"type\": \"residual\", \"layers\": [null]}]",
                "[{\"type\": \"residual\", \"layers\": [{\"type\": \"toString\"}]}]",
                "[{\"type\": \"conv2d\", \"kernel_size\": [[1]], \"filters\": 1e999}]")) {
            json().fill(strange);
            assertThat(json()).hasValue(strange);
            page.waitForResponse(response -> response.url().endsWith("/validate"), () -> json().fill(TWO_LAYERS));
            assertThat(layers()).hasCount(2);
        }
        assertThat(page.evaluate("() => window.hit")).isNull();
    }

    private Locator json() {
        return page.locator("#network-json");
    }

    private Locator layers() {
        return page.locator(".layers > .layer");
    }
}
