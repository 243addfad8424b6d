package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.downhill.testing.Service.Answer;
import dev.downhill.training.TrainingClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Names are anybody's text. Wherever a page shows one, it is text there, too: nothing of it runs, loads or breaks the
/// page.
class HostileNamesIT extends BrowsedService {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final List<String> NAMES = names();

    /// Whether anything of a name became an element, or ran.
    private static final String TRACES = """
            () => [window.hit, document.querySelectorAll('main script, main iframe, main img[src="x"], main b.hostile, main style,'
              + ' main [onclick], main [onerror], main [onload], main object, main embed, main base').length]""";

    private static List<String> datasets = List.of();
    private static String job = "";

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of(
                "<script>window.hit=1</script>",
                "<img src=x onerror=window.hit=1>",
                "<svg/onload=window.hit=1>",
                "<b class=hostile>bold</b>",
                "\"><script>window.hit=1</script>",
                "'><img src=x onerror=window.hit=1>",
                "</td></tr></table><script>window.hit=1</script>",
                "</script><script>window.hit=1</script>",
                "<iframe src=javascript:window.hit=1>",
                "<a href=javascript:window.hit=1>click</a>",
                "javascript:window.hit=1",
                "<style>*{display:none}</style>",
                "<base href=//example.com/>",
                "<meta http-equiv=refresh content=0>",
                "<object data=x>",
                "<embed src=x>",
                "${window.hit=1}",
                "{{constructor.constructor('window.hit=1')()}}",
                "#{7*7}",
                "<%= 7*7 %>",
                "<!-- comment",
                "]]>",
                "&lt;script&gt;",
                "&amp;&#60;&#x3c;",
                "'; drop table jobs; --",
                "\" or \"1\"=\"1",
                "../../etc/passwd",
                "..\\..\\windows",
                "%3Cscript%3E",
                "%00%0d%0a",
                "a/b?c=d&e=f#g",
                "#/jobs",
                "\u202Ereversed\u202C",
                "\u0645\u0631\u062D\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645",
                "\u05E9\u05DC\u05D5\u05DD <b>x</b>",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66 family",
                "\uD83C\uDDE9\uD83C\uDDEA\uD83C\uDFF4\u200D\u2620\uFE0F",
                "Z\u0351\u0343\u0300a\u0334\u0321l\u0335\u0328g\u0336\u0327o",
                "zero\u200Bwidth\u200Djoiner",
                "\u2028line\u2029separators",
                "tab\tand\u00A0space",
                "__proto__",
                "constructor",
                "toString",
                "null",
                "undefined",
                "NaN",
                "-0"));
        names.add("x".repeat(300));
        names.add("<p>".repeat(100));
        return names;
    }

    @BeforeEach
    void everythingHasAHostileName() {
        assertThat(NAMES).hasSize(50).doesNotHaveDuplicates();
        if (!datasets.isEmpty()) {
            return;
        }
        datasets = NAMES.stream().map(this::dataset).toList();
        for (String name : NAMES) {
            assertThat(post("/v1/networks", Map.of("name", cut(name), "layers", List.of(Map.of("type", "output"))))
                            .status())
                    .isEqualTo(201);
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        IntStream.range(0, 10).forEach(i -> metadata.put(cut(NAMES.get(i)), NAMES.get(i + 10)));
        Answer accepted = post(
                "/v1/jobs",
                Map.of(
                        "dataset",
                        datasets.getFirst(),
                        "network",
                        Map.of("layers", List.of(Map.of("type", "output"))),
                        "epochs",
                        2,
                        "metadata",
                        metadata));
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        job = accepted.json().path("id").asString();
        new TrainingClient(service).awaitEnd(job);
    }

    @Test
    void listsShowFiftyNamesAsTheyAre() {
        Visit visit = visit();
        for (String path : List.of("/#/datasets", "/#/networks")) {
            Page page = visit.open(path);
            for (String name : NAMES) {
                assertShown(page.locator("main td.name a"), cut(name));
            }
            assertHarmless(page);
        }
    }

    @Test
    void thePagesOfADatasetShowNamesOfColumnsAndClassesAsTheyAre() {
        Visit visit = visit();
        for (int i = 0; i < NAMES.size(); i += 7) {
            Page page = visit.open("/#/datasets/" + datasets.get(i));
            assertThat(page.locator("main h1")).hasText(cut(NAMES.get(i)));
            assertThat(page.locator("main")).containsText(NAMES.get(i).strip());
            assertHarmless(page);
        }
    }

    @Test
    void theFormOfAJobOffersThemAndAJobShowsWhatItWasGiven() {
        Visit visit = visit();
        Page form = visit.open("/#/jobs/new?dataset=" + datasets.get(3));
        for (String name : NAMES) {
            assertShown(form.locator("option"), cut(name));
        }
        assertHarmless(form);

        Page page = visit.open("/#/jobs/" + job);
        assertThat(page.locator("main h1")).isVisible();
        IntStream.range(0, 10).forEach(i -> assertShown(page.locator(".settings dd"), NAMES.get(i + 10)));
        assertHarmless(page);
        Page list = visit.open("/#/jobs");
        assertShown(list.locator(".job-row p"), cut(NAMES.getFirst()));
        assertHarmless(list);
    }

    /// Names of jobs and models are of letters, digits and a few signs; columns and classes are called anything.
    @Test
    void modelsShowNamesOfColumnsAndClassesAsTheyAre() {
        TrainingClient client = new TrainingClient(service);
        Visit visit = visit();
        for (int i = 0; i < NAMES.size(); i += 8) {
            String model = client.train(
                            "{'dataset':'" + datasets.get(i) + "','network':{'layers':[{'type':'output'}]},'epochs':1}")
                    .path("model")
                    .asString();
            Page page = visit.open("/#/models/" + model);
            assertShown(page.locator(".confusion th"), NAMES.get(i));
            Hands.click(page, AriaRole.BUTTON, "Predict");
            assertThat(page.locator(".answer")).isVisible();
            assertShown(page.locator(".guess li"), NAMES.get(i));
            assertHarmless(page);
        }
        Page list = visit.open("/#/models");
        assertShown(list.locator("main td"), NAMES.getFirst());
        assertHarmless(list);
    }

    /// Three rows of a table whose column and classes are called so, too.
    private String dataset(String name) {
        String cell = "\"" + name.replace("\"", "\"\"") + "\"";
        String csv = "n," + (cell.length() > 200 ? "long" : cell) + "\n"
                + IntStream.range(0, 12)
                        .mapToObj(i -> i + "," + List.of(cell, "other", "third").get(i % 3))
                        .reduce("", (all, row) -> all + row + "\n");
        String boundary = "----part";
        String body = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"spec\"\r\nContent-Type: application/json\r\n\r\n"
                + JSON.writeValueAsString(Map.of("name", cut(name))) + "\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\n\r\n" + csv + "\r\n--"
                + boundary + "--\r\n";
        Answer answer = service.post(
                "/v1/datasets", "multipart/form-data; boundary=" + boundary, body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(name + ": " + answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private Answer post(String path, Map<String, ?> body) {
        return service.postJson(path, JSON.writeValueAsString(body));
    }

    /// The longest name that a thing may have.
    private static String cut(String name) {
        return name.length() > 200 ? name.substring(0, 200) : name;
    }

    private static void assertShown(Locator places, String name) {
        assertThat(places.filter(new Locator.FilterOptions().setHasText(name.strip()))
                        .first())
                .isAttached();
    }

    private static void assertHarmless(Page page) {
        assertThat(page.evaluate(TRACES)).isEqualTo(Arrays.asList(null, 0));
    }
}
