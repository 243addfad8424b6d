package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.downhill.dashboard.Hands.click;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole walk, with real training: from a file that is dropped, over a network, live curves, a pause and the
/// verdict, to a prediction by hand.
class WalkIT extends BrowsedService {

    private static final double TRAINING_MS = 120_000;

    private static final Path SAMPLES = Path.of("src", "main", "resources", "samples");

    @TempDir
    private Path folder;

    @Test
    void flowersAreNamedFromTheirMeasures() {
        Page page = visit().open("/#/datasets");
        walkToTheModel(page, "iris.csv", "Multilayer perceptron", 500);

        page.getByLabel("rows are setosa and were taken for setosa").click();
        assertThat(page.getByText("Actual setosa, predicted setosa")).isVisible();
        page.getByLabel("sepal_length").fill("5.1");
        page.getByLabel("sepal_width").fill("3.5");
        page.getByLabel("petal_length").fill("1.4");
        page.getByLabel("petal_width").fill("0.2");
        click(page, AriaRole.BUTTON, "Predict");
        assertThat(page.locator(".answer")).hasText("setosa");
    }

    @Test
    void aPictureThatIsDroppedIsAFaceOrNone() throws IOException {
        Page page = visit().open("/#/datasets");
        walkToTheModel(page, "faces.zip", "LeNet", 60);

        String rows = "/v1/datasets/"
                + service.get("/v1/datasets").json().at("/data/0/id").asString() + "/rows";
        for (int row : new int[] {10, 150}) {
            String label = service.get(rows + "?limit=1&offset=" + row)
                    .json()
                    .at("/data/0/label")
                    .asString();
            Path picture = folder.resolve("row-" + row + ".png");
            Files.write(
                    picture,
                    page.request()
                            .get(service.address() + rows + "/" + row + "/image")
                            .body());
            Hands.drop(page, page.locator(".try .drop"), picture);
            assertThat(page.getByText(picture.getFileName().toString())).isVisible();
            assertThat(page.locator(".answer")).hasText(label);
        }
    }

    @Test
    void digitsThatAreDrawnAreRead() {
        Page page = visit().open("/#/datasets");
        walkToTheModel(page, "mnist.npz", "LeNet", 12);

        Locator pad = page.locator("canvas.pad");
        assertDrawn(page, "0", Hands.ellipse(50, 50, 40, 64));
        assertDrawn(page, "1", 53, 18, 47, 82);
        assertDrawn(page, "7", 30, 24, 68, 22, 46, 82);
        assertDrawn(page, "7", 5, 72, 24, 71, 13, 98);
        Hands.stroke(page, pad, 38, 20, 32, 52, 68, 50);
        Hands.stroke(page, pad, 64, 20, 58, 84);
        assertThat(page.locator(".answer")).hasText("4");
        assertThat(page.locator(".guess li")).hasCount(10);
        click(page, AriaRole.BUTTON, "Clear");
        assertThat(page.locator(".answer")).hasCount(0);

        pad.press("Space");
        for (int i = 0; i < 10; i++) {
            pad.press("ArrowDown");
        }
        pad.press("Space");
        assertThat(page.locator(".answer")).hasText("1");
    }

    private static void assertDrawn(Page page, String digit, double... stroke) {
        Hands.stroke(page, page.locator("canvas.pad"), stroke);
        assertThat(page.locator(".answer")).hasText(digit);
        click(page, AriaRole.BUTTON, "Clear");
        assertThat(page.locator(".answer")).hasCount(0);
    }

    private static void walkToTheModel(Page page, String file, String network, int epochs) {
        Hands.drop(page, page.locator(".drop"), SAMPLES.resolve(file));
        click(page, AriaRole.LINK, "Build a network");
        assertThat(page.locator("#network-name")).hasValue(network);
        assertThat(page.locator(".volume.output")).isVisible();
        click(page, AriaRole.BUTTON, "Train");

        page.getByLabel("Epochs", new Page.GetByLabelOptions().setExact(true)).fill(String.valueOf(epochs));
        page.getByText("More: early stopping").click();
        page.getByLabel("Stop early").uncheck();
        click(page, AriaRole.BUTTON, "Start training");
        Locator badge = page.locator(".badge").first();
        assertThat(page.locator(".connection")).hasText("Live");
        assertThat(page.locator(".panel .note").first()).containsText("Epoch");
        click(page, AriaRole.BUTTON, "Pause");
        assertThat(badge).hasText("paused");
        click(page, AriaRole.BUTTON, "Resume");
        assertThat(badge).hasText("succeeded", new LocatorAssertions.HasTextOptions().setTimeout(TRAINING_MS));
        assertThat(page.locator(".panel .note").first()).containsText("Epoch " + epochs + " of " + epochs);

        click(page, AriaRole.LINK, "Model of");
        assertThat(page.getByText("On the test rows")).isVisible();
        assertThat(page.locator(".confusion .cell.right").first()).isVisible();
    }
}
