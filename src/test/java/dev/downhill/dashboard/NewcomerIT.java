package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.downhill.RunningJar;
import dev.downhill.UnpackedJar;
import dev.downhill.testing.Service;
import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The first visit to the packaged service, with nothing in it yet; and a visit during which the service dies.
@ExtendWith(Chromium.class)
class NewcomerIT {

    private static final double FIRST_PAINT_MS = 1000;

    private static final String PAINTED =
            "() => performance.getEntriesByName('first-contentful-paint').map(entry => entry.startTime)[0]";

    /// The figures that the page shows, row by row, without the names of the columns.
    private static final String TABLE = "rows => rows.map(row => row.querySelector('th').textContent)";

    @TempDir
    private Path folder;

    @Test
    @Tag("timed")
    void threeClicksLeadFromTheEmptyFirstPageToATrainedModel() throws IOException {
        try (RunningJar jar = new RunningJar(folder, "--add-modules", "jdk.incubator.vector");
                Visit visit = new Visit(jar.address(), 1280, 900, ColorScheme.LIGHT)) {
            Page page = visit.open("/");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("go downhill")))
                    .isVisible();
            page.reload();
            page.waitForFunction(PAINTED);
            assertThat(((Number) page.evaluate(PAINTED)).doubleValue()).isLessThan(FIRST_PAINT_MS);
            Accessibility.assertUsable(page);

            click(page, AriaRole.BUTTON, "Try the faces");
            click(page, AriaRole.LINK, "Train");
            click(page, AriaRole.BUTTON, "Start training");

            assertThat(page.locator(".panel canvas").first()).isVisible();
            assertThat(page.locator(".connection")).hasText("Live");
            assertThat(page.locator(".badge").first())
                    .hasText("succeeded", new LocatorAssertions.HasTextOptions().setTimeout(120_000));
            click(page, AriaRole.LINK, "Model of");
            page.waitForURL(url -> url.contains("#/models/mdl_"));
            visit.assertNothingWentWrong();
        }
    }

    @Test
    void everyEmptyPageSaysWhatToDoNext() throws IOException {
        try (RunningJar jar = UnpackedJar.start(folder);
                Visit visit = new Visit(jar.address(), 390, 800, ColorScheme.DARK)) {
            Map<String, String> pages = Map.of(
                    "networks", "There is no stored network yet",
                    "jobs", "Nothing has been trained yet",
                    "jobs/new", "There is nothing to train on yet",
                    "models", "No model yet",
                    "compare", "No jobs chosen");
            pages.forEach((address, title) -> {
                Page page = visit.open("/#/" + address);
                assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title)))
                        .isVisible();
                assertThat(page.locator("main .empty a, main a.card").first()).isVisible();
                Accessibility.assertUsable(page);
            });
            visit.assertNothingWentWrong();
        }
    }

    @Test
    void aLiveViewOutlivesAKilledServiceWithoutAGapOrDoubling() throws IOException {
        RunningJar first = UnpackedJar.start(folder);
        int port = first.port();
        Visit visit = new Visit(first.address(), 1280, 900, ColorScheme.LIGHT);
        try (visit) {
            visit.expect(
                    "ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|status of 503");
            Page page;
            String id;
            try (first) {
                TrainingClient client = new TrainingClient(new Service(port));
                id = client.submit("{'dataset':'" + client.sample("digits")
                        + "','network':{'layers':[{'type':'dense','units':256,'activation':'relu'},{'type':'output'}]},"
                        + "'epochs':150,'early_stopping':null}");
                page = visit.open("/#/jobs/" + id);
                page.evaluate("() => window.stillTheSamePage = true");
                page.getByText("The figures as a table").click();
                assertThat(page.locator(".chart-table tbody tr").nth(2)).isVisible();
                first.kill();
            }
            assertThat(page.locator(".connection")).containsText("Connection lost");
            try (RunningJar second = UnpackedJar.start(folder, port)) {
                assertThat(page.locator(".connection")).hasText("Live");
                assertThat(page.locator(".badge").first())
                        .hasText("succeeded", new LocatorAssertions.HasTextOptions().setTimeout(120_000));

                JsonNode curves = new Service(second.port())
                        .get("/v1/jobs/" + id + "/curves")
                        .json();
                assertThat(curves.path("epochs").size()).isEqualTo(150);
                Locator rows = page.locator(".chart-table tbody tr");
                assertThat(rows).hasCount(150);
                assertThat(rows.evaluateAll(TABLE))
                        .isEqualTo(IntStream.rangeClosed(1, 150)
                                .mapToObj(String::valueOf)
                                .toList());
                assertThat(page.evaluate("() => window.stillTheSamePage")).isEqualTo(true);
                Object watched = losses(page);
                page.reload();
                page.getByText("The figures as a table").click();
                assertThat(rows).hasCount(150);
                assertThat(losses(page)).isEqualTo(watched);
            }
            visit.assertNothingWentWrong();
        }
    }

    private static Object losses(Page page) {
        return page.locator(".chart-table tbody tr")
                .evaluateAll("rows => rows.map(row => row.textContent.replace(/\\s+/g, ' '))");
    }

    private static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first().click();
    }
}
