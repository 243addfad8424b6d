package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.downhill.training.TrainingClient;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Jobs that are watched while they train.
class LiveIT extends BrowsedService {

    private static final String ENDLESS =
            "'network':{'layers':[{'type':'dense','units':64,'activation':'relu'},{'type':'output'}]},"
                    + "'epochs':100000,'early_stopping':null}";

    @Test
    void aJobIsWatchedPausedResumedAndCancelled() {
        TrainingClient client = new TrainingClient(service);
        String id = client.submit("{'dataset':'" + client.sample("digits") + "'," + ENDLESS);
        Page page = visit().open("/#/jobs/" + id);
        Locator badge = page.locator(".badge").first();
        assertThat(page.locator(".connection")).hasText("Live");
        assertThat(badge).hasText("running");
        assertGrows(page);

        button(page, "Pause").click();
        assertThat(badge).hasText("paused");
        int paused = epoch(page);
        button(page, "Resume").click();
        assertThat(badge).hasText("running");
        page.waitForFunction(
                "was => Number(/Epoch (\\d+)/.exec(document.querySelector('.panel .note').textContent)[1]) > was",
                paused);

        button(page, "Cancel").click();
        page.getByRole(AriaRole.DIALOG).getByText("Cancel the job").click();
        assertThat(badge).hasText("cancelled");
        assertThat(page.locator(".connection")).isEmpty();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Model of")))
                .isVisible();
        int told =
                service.get("/v1/jobs/" + id + "/curves").json().path("epochs").size();
        assertThat(page.locator(".panel .note").first()).containsText("Epoch " + told + " of");
    }

    @Test
    void whoWaitsIsSeenWithItsPlaceInTheQueue() {
        TrainingClient client = new TrainingClient(service);
        String dataset = client.sample("iris");
        String running = client.submit("{'name':'runs first','dataset':'" + dataset + "'," + ENDLESS);
        client.submit("{'name':'waits','dataset':'" + dataset + "'," + ENDLESS);
        Page page = visit().open("/#/jobs");
        assertThat(row(page, "runs first").locator(".badge")).hasText("running");
        assertThat(row(page, "runs first").locator(".spark path")).hasCount(2);
        assertThat(row(page, "waits")).containsText("next in the queue");

        row(page, "waits").getByText("Cancel").click();
        assertThat(row(page, "waits").locator(".badge")).hasText("cancelled");
        service.postJson("/v1/jobs/" + running + "/cancel", "");
        assertThat(row(page, "runs first").locator(".badge")).hasText("cancelled");
    }

    @Test
    void runsAreComparedAndAClonedOneStartsFromTheFormersSettings() {
        TrainingClient client = new TrainingClient(service);
        String dataset = client.sample("iris");
        for (String rate : List.of("0.01", "0.05")) {
            client.train("{'name':'rate " + rate + "','dataset':'" + dataset
                    + "','network':{'layers':[{'type':'output'}]},'epochs':20,"
                    + "'optimizer':{'type':'sgd','learning_rate':" + rate + "}}");
        }
        Visit visit = visit();
        visit.expect("status of 422");
        Page page = visit.open("/#/jobs");
        page.getByLabel("Compare rate 0.01").check();
        page.getByLabel("Compare rate 0.05").check();
        page.getByText("Compare 2 runs").click();
        assertThat(page.locator(".compare-table tr")
                        .filter(new Locator.FilterOptions().setHasText("optimizer.learning rate"))
                        .locator("td"))
                .hasText(new String[] {"0.01", "0.05"});
        assertThat(page.locator(".panel canvas")).isVisible();

        page.locator(".compare-table").getByText("rate 0.05").click();
        page.getByText("Clone and change").click();
        assertThat(page.locator("form").getByLabel("Learning rate")).hasValue("0.05");
        page.locator("form").getByLabel("Learning rate").fill("fast");
        button(page, "Start training").click();
        assertThat(page.locator(".field")
                        .filter(new Locator.FilterOptions().setHasText("Learning rate"))
                        .locator(".error"))
                .containsText("must be a number");
        page.locator("form").getByLabel("Learning rate").fill("0.1");
        page.locator("form").getByLabel("Name").fill("rate 0.1");
        button(page, "Start training").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("rate 0.1")))
                .isVisible();
        assertThat(page.locator(".badge").first()).hasText("succeeded");
    }

    @Test
    void aStreamIsCutIntoItsEventsWhereverItsBytesArePartedAndARepeatedEpochReplacesItself() {
        Object events = visit().open("/#/jobs").evaluate("""
                async () => {
                  const {EventParser} = await import('/js/live.js');
                  const text = 'retry: 1000\\n\\nid: 1\\nevent: epoch\\ndata: {"epoch":1}\\n\\n: still here\\n\\nid: 2\\r\\nevent: end\\r\\ndata: a\\ndata: b\\n\\n';
                  const found = new Set();
                  for (let size = 1; size < text.length; size++) {
                    const parser = new EventParser();
                    const events = [];
                    for (let i = 0; i < text.length; i += size) {
                      events.push(...parser.push(text.slice(i, i + size)));
                    }
                    found.add(events.map(({id, event, data}) => [id, event, data].join(' ')).join('; '));
                  }
                  return [...found].join(' | ');
                }""");
        assertThat(events).isEqualTo("1 epoch {\"epoch\":1}; 2 end a\nb");

        Object curves = visit().open("/#/jobs").evaluate("""
                async () => {
                  const {Curves} = await import('/js/chart/curves.js');
                  const curves = new Curves();
                  for (const [epoch, train_loss] of [[1, 3], [2, 2], [3, 1], [2, 2.5], [3, 1.5], [4, 1]]) {
                    curves.put({epoch, train_loss, non_finite: epoch === 4 ? {validation_loss: 'inf'} : {}});
                  }
                  return [curves.epochs, curves.values('train_loss'), curves.values('validation_loss')].join(' ');
                }""");
        assertThat(curves).isEqualTo("1,2,3,4 3,2.5,1.5,1 ,,,Infinity");
    }

    private static void assertGrows(Page page) {
        int before = epoch(page);
        page.waitForFunction(
                "was => Number(/Epoch (\\d+)/.exec(document.querySelector('.panel .note').textContent)?.[1]) > was + 3",
                before);
    }

    private static int epoch(Page page) {
        assertThat(page.locator(".panel .note").first()).containsText(Pattern.compile("Epoch \\d+ of"));
        String note = page.locator(".panel .note").first().textContent();
        return Integer.parseInt(note.replaceAll("(?s).*Epoch (\\d+) of.*", "$1"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^\\s*" + name)));
    }

    private static Locator row(Page page, String name) {
        return page.locator(".job-row")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))))
                .first();
    }
}
