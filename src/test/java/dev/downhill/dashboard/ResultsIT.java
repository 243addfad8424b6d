package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.downhill.training.TrainingClient;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Results of trainings, as the lists and the pages of jobs and models show them.
class ResultsIT extends BrowsedService {

    /// Share of its card that the table of the confusion matrix fills.
    private static final String FILLED = """
            table => {
              const card = table.closest('.card');
              const {paddingLeft, paddingRight} = getComputedStyle(card);
              return table.offsetWidth / (card.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight));
            }""";

    private static final String DOT = "li => getComputedStyle(li, '::before').backgroundColor";

    @Test
    void listsHaveTheTestResultAreSearchedAndSortedAndAJobShowsIt() {
        TrainingClient client = new TrainingClient(service);
        String dataset = client.sample("iris");
        JsonNode good = client.train(recipe(dataset, "Sorted A", 60, 0.05));
        client.train(recipe(dataset, "sorted b", 1, 1e-9));
        client.train(recipe(dataset, "other", 1, 0.01));

        Page page = visit().open("/#/models");
        assertThat(page.locator("td", hasText("other")).first()).isVisible();
        page.getByLabel("Search by name").fill("SORTED");
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("tbody tr").first()).containsText("sorted b");
        sort(page, "test");
        assertThat(page.locator("tbody tr").first()).containsText("Sorted A");
        assertThat(page.locator("tbody tr").first()).containsText(Pattern.compile("accuracy \\d+\\.\\d %"));

        page.navigate(service.address() + "/#/jobs");
        assertThat(page.locator("h1")).hasText("Jobs");
        page.getByLabel("Search by name").fill("sorted");
        assertThat(page.locator(".job-row")).hasCount(2);
        sort(page, "loss");
        assertThat(page.locator(".job-row").first()).containsText("Sorted A");
        assertThat(page.locator(".job-row .metric").first()).containsText("accuracy");
        page.reload();
        assertThat(page.locator(".job-row")).hasCount(2);
        assertThat(page.locator(".job-row").first()).containsText("Sorted A");

        page.navigate(service.address() + "/#/jobs/" + good.path("id").asString());
        Locator result = page.locator(".card", hasText("Test result"));
        assertThat(result).containsText("Accuracy");
        assertThat(result).containsText("Loss in nats");
        assertThat(page.locator(".panel .unit").first()).hasText("nats");
        double accuracy = client.evaluation(good).path("accuracy").asDouble();
        assertThat(result).containsText(String.format(Locale.ROOT, "%.1f %%", accuracy * 100));
    }

    @Test
    void aliasesAreSetMovedAndRemoved() {
        TrainingClient client = new TrainingClient(service);
        String dataset = client.sample("iris");
        client.train(recipe(dataset, "nicknamed", 1, 0.01));
        JsonNode second = client.train(recipe(dataset, "nicknamed", 2, 0.01));
        Visit visit = visit();
        visit.expect("status of 422");
        Page page = visit.open("/#/models/" + second.path("model").asString());
        page.getByLabel("New alias").fill("12");
        Hands.click(page, AriaRole.BUTTON, "Set alias");
        assertThat(page.locator(".notice.problem")).containsText("neither digits alone");
        page.getByLabel("New alias").fill("champion");
        Hands.click(page, AriaRole.BUTTON, "Set alias");
        assertThat(page.locator(".alias")).containsText("champion");
        assertThat(page.locator(".notice.problem")).hasCount(0);
        assertThat(service.get("/v1/models/nicknamed@champion")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);

        page.getByLabel("Remove the alias champion").click();
        page.getByRole(AriaRole.DIALOG).getByText("Remove it").click();
        assertThat(page.locator(".alias")).hasCount(0);
        assertThat(service.get("/v1/models/nicknamed@champion").status()).isEqualTo(404);
    }

    @Test
    void aPictureOfAnySizeIsScaledToWhatTheNetworkTakes(@TempDir Path folder) throws IOException {
        TrainingClient client = new TrainingClient(service);
        JsonNode job = client.train("{'name':'pictures','dataset':'" + client.sample("mnist")
                + "','network':{'layers':[{'type':'flatten'},{'type':'output'}]},'epochs':3,'early_stopping':null}");
        Path picture = folder.resolve("large zero.png");
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke(50));
        pen.drawOval(200, 90, 240, 300);
        pen.dispose();
        ImageIO.write(image, "png", picture.toFile());

        Page page = visit().open("/#/models/" + job.path("model").asString());
        Hands.drop(page, page.locator(".try .drop"), picture);
        assertThat(page.locator(".try")).containsText("large zero.png");
        assertThat(page.locator(".try")).containsText("it was stretched to the 28×28");
        assertThat(page.locator(".answer")).hasText("0");
    }

    @Test
    void aFailedJobIsRedAndTwoClassesFillTheCard() throws IOException {
        TrainingClient client = new TrainingClient(service);
        String id = client.awaitEnd(client.submit(
                        recipe(client.regression(), "burst", 50, 1e9).replace("adam", "sgd")))
                .path("id")
                .asString();
        Page page = visit().open("/#/jobs/" + id);
        assertThat(page.locator(".badge").first()).hasText("failed");
        assertThat(isRed(String.valueOf(page.locator(".history li").last().evaluate(DOT))))
                .isTrue();
        page.evaluate("() => document.querySelector('progress').value = 0.5");
        BufferedImage bar = ImageIO.read(
                new ByteArrayInputStream(page.locator("progress").first().screenshot()));
        Color left = new Color(bar.getRGB(bar.getWidth() / 4, bar.getHeight() / 2));
        assertThat(left.getRed()).as("the bar: " + left).isGreaterThan(left.getGreen() + 40);

        StringBuilder csv = new StringBuilder("x,side\n");
        IntStream.range(0, 60)
                .forEach(i -> csv.append(i).append(i < 30 ? ",left" : ",right").append('\n'));
        String sides = service.post(
                        "/v1/datasets?name=sides", "text/csv", csv.toString().getBytes(StandardCharsets.UTF_8))
                .json()
                .path("id")
                .asString();
        String model =
                client.train(recipe(sides, "sides", 5, 0.01)).path("model").asString();
        page.navigate(service.address() + "/#/models/" + model);
        assertThat(page.locator(".confusion .cell")).hasCount(4);
        assertThat(((Number) page.locator(".confusion").evaluate(FILLED)).doubleValue())
                .isBetween(0.95, 1.01);
    }

    @Test
    void aJobTellsWhichEpochItsModelIsOfAndWhatMayBeWrong() {
        TrainingClient client = new TrainingClient(service);
        JsonNode job = client.train("{'name':'single rows','dataset':'" + client.sample("iris")
                + "','epochs':3,'early_stopping':null,'batch_size':1,"
                + "'network':{'layers':[{'type':'batch_norm'},{'type':'output'}]}}");
        Page page = visit().open("/#/jobs/" + job.path("id").asString());
        assertThat(page.locator(".facts > div", hasText("Model of epoch")))
                .containsText(job.path("model_epoch").asString());
        assertThat(page.locator(".notice.warning")).containsText("batches of one row");
    }

    @Test
    void anErrorNamesItsPlaceOnce(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(file, "a,b\n1,2\n3\n4,5\n");
        Visit visit = visit();
        visit.expect("status of 422");
        Page page = visit.open("/#/datasets");
        Hands.drop(page, page.locator(".drop").first(), file);
        assertThat(page.locator(".notice.problem")).containsText("row 2");
        String text = page.locator(".notice.problem").first().innerText();
        assertThat(text.split("row 2", -1)).as(text).hasSize(2);
    }

    private static void sort(Page page, String order) {
        page.getByLabel("Sort", new Page.GetByLabelOptions().setExact(true)).selectOption(order);
    }

    private static boolean isRed(String colour) {
        String[] parts = colour.replaceAll("[^0-9,.]", "").split(",", -1);
        return Double.parseDouble(parts[0]) > Double.parseDouble(parts[1]) + 40;
    }

    private static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static String recipe(String dataset, String name, int epochs, double rate) {
        return "{'name':'" + name + "','dataset':'" + dataset + "','epochs':" + epochs
                + ",'early_stopping':null,'network':{'layers':[{'type':'output'}]},"
                + "'optimizer':{'type':'adam','learning_rate':" + rate + "}}";
    }
}
