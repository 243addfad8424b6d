package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.downhill.training.TrainingClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Learning curves in a browser while they are learnt: what is drawn is what a reload would draw.
class LiveCurvesIT extends BrowsedService {

    private static final int PROBE_UNITS = 128;

    /// Pictures of all curves, by the name of their panel.
    private static final String CANVASES = """
            async () => {
              await new Promise(done => setTimeout(done, 250));
              return Object.fromEntries([...document.querySelectorAll('.panel')].map(panel =>
                [panel.querySelector('h3').textContent, panel.querySelector('canvas').toDataURL()]));
            }""";

    private static final String EPOCH_IN_NOTE =
            "least => Number(/Epoch (\\d+)/.exec(document.querySelector('.panel .note')?.textContent)?.[1]) >= least";

    private static final String BEST_IN_NOTE =
            "least => Number(/Best in epoch (\\d+)/.exec(document.querySelector('.panel .note')?.textContent)?.[1]) >= least";

    private final List<String> submitted = new ArrayList<>();

    /// Other tests share the one worker.
    @AfterEach
    void cancelWhatStillTrains() {
        submitted.forEach(id -> service.postJson("/v1/jobs/" + id + "/cancel", ""));
    }

    @ParameterizedTest
    @CsvSource({"0.05, 40", "0.5, 8", "2.0, 4"})
    void whatWasDrawnEpochByEpochIsWhatAReloadDraws(double seconds, int epochs) {
        TrainingClient client = new TrainingClient(service);
        String dataset = client.sample("mnist");
        int units = unitsFor(client, dataset, seconds);
        String ahead = submit(client, job("ahead", dataset, PROBE_UNITS, 1_000_000));
        String id = submit(client, job("watched", dataset, units, epochs));
        List<Page> pages = new ArrayList<>(List.of(watch(id)));
        assertThat(pages.getFirst().locator(".badge").first()).hasText("queued");
        service.postJson("/v1/jobs/" + ahead + "/cancel", "");
        for (int opened : List.of(epochs / 2, epochs - 1)) {
            client.await(id, job -> job.path("progress").path("epoch").asInt() >= opened);
            pages.add(watch(id));
        }
        client.awaitEnd(id);

        for (Page page : pages) {
            assertThat(page.locator(".badge").first()).hasText("succeeded");
            assertThat(page.locator(".connection")).isEmpty();
            page.waitForFunction(EPOCH_IN_NOTE, epochs);
            Map<?, ?> live = canvases(page);
            page.reload();
            page.waitForFunction(EPOCH_IN_NOTE, epochs);
            assertThat(live).hasSize(4).isEqualTo(canvases(page));
        }
    }

    @Test
    void whatTheUserZoomedToStaysWhileEpochsComeUntilADoubleClick() {
        TrainingClient client = new TrainingClient(service);
        String id = submit(client, job("zoomed", client.sample("mnist"), PROBE_UNITS, 1_000_000));
        Page page = watch(id);
        page.waitForFunction(BEST_IN_NOTE, 20);
        Locator norm = plot(page, "Gradient norm");
        norm.scrollIntoViewIfNeeded();
        BoundingBox box = norm.locator(".u-over").boundingBox();
        double middle = box.y + box.height / 2;
        page.mouse().move(box.x + box.width * 0.02, middle);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.15, middle);
        page.mouse().up();
        page.mouse().move(5, 5);
        // The mark of the best epoch leaves the view first.
        page.waitForFunction(BEST_IN_NOTE, epoch(page));
        Map<?, ?> zoomed = canvases(page);
        page.waitForFunction(EPOCH_IN_NOTE, epoch(page) + 5);
        assertThat(canvases(page)).as("five epochs later").isEqualTo(zoomed);

        norm.locator(".u-over").dblclick();
        page.mouse().move(5, 5);
        service.postJson("/v1/jobs/" + id + "/cancel", "");
        assertThat(page.locator(".badge").first()).hasText("cancelled");
        assertThat(page.locator(".connection")).isEmpty();
        Map<?, ?> live = canvases(page);
        page.reload();
        assertThat(page.locator(".panel canvas")).hasCount(4);
        assertThat(live).as("all epochs again").isEqualTo(canvases(page));
    }

    /// How many units make an epoch last so long on this machine.
    private int unitsFor(TrainingClient client, String dataset, double seconds) {
        String probe =
                client.train(job("probe", dataset, PROBE_UNITS, 3)).path("id").asString();
        double measured = service.get("/v1/jobs/" + probe + "/curves")
                .json()
                .path("series")
                .path("seconds")
                .path(2)
                .asDouble();
        return (int) Math.max(1, PROBE_UNITS * seconds / measured);
    }

    private String submit(TrainingClient client, String json) {
        String id = client.submit(json);
        submitted.add(id);
        return id;
    }

    private static String job(String name, String dataset, int units, int epochs) {
        return "{'name':'" + name + "','dataset':'" + dataset + "','epochs':" + epochs
                + ",'early_stopping':null,'optimizer':{'type':'sgd','learning_rate':0.001},"
                + "'network':{'layers':[{'type':'flatten'},{'type':'dense','units':" + units
                + ",'activation':'relu'},{'type':'output'}]}}";
    }

    private Page watch(String id) {
        Page page = visit().open("/#/jobs/" + id);
        assertThat(page.locator(".badge").first()).isVisible();
        return page;
    }

    private static int epoch(Page page) {
        String note = page.locator(".panel .note").first().textContent();
        return Integer.parseInt(note.replaceAll("(?s).*Epoch (\\d+) of.*", "$1"));
    }

    private static Map<?, ?> canvases(Page page) {
        return (Map<?, ?>) page.evaluate(CANVASES);
    }

    private static Locator plot(Page page, String title) {
        return page.locator(".panel")
                .filter(new Locator.FilterOptions().setHasText(title))
                .locator(".plot");
    }
}
