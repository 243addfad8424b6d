package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.downhill.training.TrainingClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every page, in light and dark, wide and narrow: nothing goes wrong, everybody can use it, it fits, and a picture of
/// it
/// is left in `target/screenshots` to be looked at.
class PagesIT extends BrowsedService {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> BAD = List.of("serious", "critical");

    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("datasets", "/#/datasets"),
            Map.entry("dataset-table", "/#/datasets/{iris}"),
            Map.entry("dataset-images", "/#/datasets/{faces}"),
            Map.entry("networks", "/#/networks"),
            Map.entry("network-new", "/#/networks/new?dataset={faces}&template=lenet"),
            Map.entry("jobs", "/#/jobs"),
            Map.entry("job-new", "/#/jobs/new?dataset={faces}"),
            Map.entry("job", "/#/jobs/{job}"),
            Map.entry("compare", "/#/compare?job={job}&job={other}"),
            Map.entry("compare-empty", "/#/compare"),
            Map.entry("models", "/#/models"),
            Map.entry("model-images", "/#/models/{model}"),
            Map.entry("model-table", "/#/models/{othermodel}"),
            Map.entry("missing", "/#/nowhere"));

    private static Map<String, String> things = Map.of();

    static Stream<Arguments> pages() {
        return PAGES.keySet().stream()
                .sorted()
                .flatMap(page -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .flatMap(scheme -> Stream.of(1280, 390).map(width -> Arguments.of(page, scheme, width))));
    }

    @BeforeEach
    void thingsToSee() {
        if (!things.isEmpty()) {
            return;
        }
        TrainingClient client = new TrainingClient(service);
        String faces = client.sample("faces");
        String iris = client.sample("iris");
        JsonNode job = client.train(
                "{'name':'faces','dataset':'" + faces + "','network':{'layers':[{'type':'conv2d','filters':8,"
                        + "'activation':'relu'},{'type':'max_pool2d'},{'type':'flatten'},{'type':'dense','units':32,'activation':'relu'},"
                        + "{'type':'output'}]},'epochs':40,'early_stopping':null,'optimizer':{'type':'adam','learning_rate':0.003}}");
        JsonNode other = client.train("{'name':'iris','dataset':'" + iris
                + "','network':{'layers':[{'type':'dense','units':16,'activation':'relu'},{'type':'output'}]},'epochs':60,"
                + "'optimizer':{'type':'adam','learning_rate':0.01}}");
        service.postJson(
                "/v1/networks",
                "{\"name\":\"two layers\",\"layers\":[{\"type\":\"dense\",\"units\":8},{\"type\":\"output\"}]}");
        things = Map.of(
                "faces", faces,
                "iris", iris,
                "job", job.path("id").asString(),
                "other", other.path("id").asString(),
                "model", job.path("model").asString(),
                "othermodel", other.path("model").asString());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsWholeAndEverybodyCanUseIt(String name, ColorScheme scheme, int width) {
        Page page = visit(width, 900, scheme).open(address(PAGES.getOrDefault(name, "")));
        assertThat(page.locator("main h1").first()).isAttached();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(page.locator("main .skeleton")).hasCount(0);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png"))
                .setFullPage(true));

        assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as("what sticks out at the side")
                .isIn(0, -15);
        List<String> violations = new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> BAD.contains(rule.getImpact()))
                        .map(PagesIT::told)
                        .toList();
        assertThat(violations).isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                        .toList();
    }

    private static String address(String path) {
        String address = path;
        for (Map.Entry<String, String> thing : things.entrySet()) {
            address = address.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        return address;
    }
}
