package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.downhill.training.TrainingClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// From a file to a prediction by hand, with real training in between.
class WalkIT extends BrowsedService {

    private static final double TRAINING_MS = 120_000;

    @Test
    void aTableIsUploadedTrainedOnPausedResumedJudgedAndAsked() {
        Page page = visit().open("/#/datasets");
        page.locator("input[type=file]").setInputFiles(Path.of("src/main/resources/samples/iris.csv"));
        click(page, AriaRole.LINK, "Train");
        page.getByLabel("Epochs", new Page.GetByLabelOptions().setExact(true)).fill("1500");
        page.getByText("More: early stopping").click();
        page.getByLabel("Stop early").uncheck();
        click(page, AriaRole.BUTTON, "Start training");
        assertThat(page.locator(".panel .note").first()).containsText("Epoch");
        click(page, AriaRole.BUTTON, "Pause");
        assertThat(badge(page)).hasText("paused");
        click(page, AriaRole.BUTTON, "Resume");
        assertThat(badge(page)).hasText("succeeded", new LocatorAssertions.HasTextOptions().setTimeout(TRAINING_MS));

        click(page, AriaRole.LINK, "Model of");
        assertThat(page.getByText("On rows that it never saw")).isVisible();
        page.getByLabel("rows are setosa and were taken for setosa").click();
        assertThat(page.getByText("Is setosa, was taken for setosa")).isVisible();
        page.getByLabel("sepal_length").fill("5.1");
        page.getByLabel("sepal_width").fill("3.5");
        page.getByLabel("petal_length").fill("1.4");
        page.getByLabel("petal_width").fill("0.2");
        click(page, AriaRole.BUTTON, "Predict");
        assertThat(page.locator(".answer")).hasText("setosa");
    }

    @Test
    void aDigitThatIsDrawnIsRead() {
        TrainingClient client = new TrainingClient(service);
        String model = client.train(
                        "{'dataset':'" + client.sample("digits")
                                + "','network':{'layers':[{'type':'dense','units':64,'activation':'relu'},{'type':'output'}]},'epochs':20}")
                .path("model")
                .asString();
        Page page = visit().open("/#/models/" + model);
        Locator pad = page.locator("canvas.pad");
        pad.scrollIntoViewIfNeeded();
        BoundingBox box = pad.boundingBox();
        double middleX = box.x + box.width / 2;
        double middleY = box.y + box.height / 2;
        page.mouse().move(middleX, middleY - box.height * 0.35);
        page.mouse().down();
        for (int i = 1; i <= 32; i++) {
            double angle = 2 * Math.PI * i / 32;
            page.mouse()
                    .move(middleX + Math.sin(angle) * box.width * 0.22, middleY - Math.cos(angle) * box.height * 0.35);
        }
        page.mouse().up();

        assertThat(page.locator(".answer")).hasText("0");
        assertThat(page.locator(".guess li")).hasCount(10);
        click(page, AriaRole.BUTTON, "Clear");
        assertThat(page.locator(".answer")).hasCount(0);
    }

    private static Locator badge(Page page) {
        return page.locator(".badge").first();
    }

    private static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first().click();
    }
}
