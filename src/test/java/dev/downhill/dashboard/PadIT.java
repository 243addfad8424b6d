package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.downhill.training.TrainingClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The pad makes pictures of strokes like those that a network has learnt from.
class PadIT extends BrowsedService {

    /// Mean of the ink's places, how far it reaches, and how many greys there are, of a letter L as MNIST would have
    /// it.
    private static final String LETTER = """
            async strokes => {
              const {COLLECTIONS, pixels} = await import('/js/models/strokes.js');
              const ink = pixels(strokes, 28, 28, COLLECTIONS.images);
              let [all, x, y, left, right, top, bottom] = [0, 0, 0, 28, 0, 28, 0];
              ink.forEach((share, i) => {
                all += share;
                x += share * (i % 28 + 0.5);
                y += share * (Math.floor(i / 28) + 0.5);
                if (share > 0.02) {
                  [left, right] = [Math.min(left, i % 28), Math.max(right, i % 28)];
                  [top, bottom] = [Math.min(top, Math.floor(i / 28)), Math.max(bottom, Math.floor(i / 28))];
                }
              });
              return {x: x / all, y: y / all, wide: right - left + 1, tall: bottom - top + 1, most: Math.max(...ink),
                ink: all, greys: new Set(ink).size};
            }""";

    private static final String CORNER = "pad => pad.getContext('2d').getImageData(1, 1, 1, 1).data[0]";

    private static final String CORNER_SEEN = "seen => seen.getContext('2d').getImageData(0, 0, 1, 1).data[0]";

    @Test
    void aLetterIsScaledToTwentyPixelsAndCentredByItsMassWhereverItWasDrawn() {
        Page page = visit().open("/#/models");
        Object large = page.evaluate(LETTER, List.of(letter(0.1, 0.1, 0.8)));
        Object small = page.evaluate(LETTER, List.of(letter(0.6, 0.02, 0.2)));

        for (Object drawing : List.of(large, small)) {
            assertThat(figure(drawing, "x")).as("centre of mass").isBetween(13.9, 14.1);
            assertThat(figure(drawing, "y")).as("centre of mass").isBetween(13.9, 14.1);
            assertThat(figure(drawing, "tall")).isBetween(20.0, 21.0);
            assertThat(figure(drawing, "wide")).isBetween(11.0, 13.0);
            assertThat(figure(drawing, "most")).isGreaterThan(0.99).isLessThan(1.01);
            assertThat(figure(drawing, "greys")).as("soft edges").isGreaterThan(10);
            assertThat(figure(drawing, "ink")).as("a pen of 2.4 pixels").isBetween(55.0, 75.0);
        }
    }

    @Test
    void digitsInATableOfPixelsAreDrawnToo() {
        TrainingClient client = new TrainingClient(service);
        Page page = visit().open("/#/models/"
                + model(
                        client,
                        client.sample("digits"),
                        "{'type':'dense','units':64,'activation':'relu'},{'type':'output'}"));
        Locator pad = page.locator("canvas.pad");

        Hands.stroke(page, pad, Hands.ellipse(50, 50, 40, 64));
        assertThat(page.locator(".answer")).hasText("0");
        Hands.click(page, AriaRole.BUTTON, "Clear");
        Hands.stroke(page, pad, 30, 24, 68, 22, 46, 82);
        assertThat(page.locator(".answer")).hasText("7");
    }

    @Test
    void digitsThatWereLearntInBlackOnWhiteAreDrawnInBlackOnWhite() throws IOException {
        TrainingClient client = new TrainingClient(service);
        String dataset = service.post("/v1/datasets?name=negative", "application/octet-stream", negative())
                .json()
                .path("id")
                .asString();
        Page page = visit().open("/#/models/" + model(client, dataset, "{'type':'flatten'},{'type':'output'}"));
        Locator pad = page.locator("canvas.pad");
        page.waitForFunction(
                "() => document.querySelector('canvas.pad')?.getContext('2d').getImageData(1, 1, 1, 1).data[0] === 255");

        Hands.stroke(page, pad, Hands.ellipse(50, 50, 40, 64));
        assertThat(page.locator(".answer")).hasText("0");
        assertThat(pad.evaluate(CORNER)).isEqualTo(255);
        assertThat(page.locator(".seen canvas").evaluate(CORNER_SEEN)).isEqualTo(255);
    }

    private static List<List<Double>> letter(double x, double y, double size) {
        return List.of(List.of(x, y), List.of(x, y + size), List.of(x + size / 2, y + size));
    }

    private static double figure(Object drawing, String name) {
        return ((Map<?, ?>) drawing).get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static String model(TrainingClient client, String dataset, String layers) {
        JsonNode job = client.train("{'dataset':'" + dataset + "','network':{'layers':[" + layers
                + "]},'epochs':20,'early_stopping':null}");
        return job.path("model").asString();
    }

    /// The bundled digits with every pixel turned round. An array begins behind its header, whose length is its ninth
    /// byte and its tenth.
    private static byte[] negative() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(
                        Files.newInputStream(Path.of("src", "main", "resources", "samples", "mnist.npz")));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] array = in.readAllBytes();
                if (entry.getName().startsWith("images")) {
                    for (int i = 10 + (array[8] & 0xff) + 256 * (array[9] & 0xff); i < array.length; i++) {
                        array[i] = (byte) ~array[i];
                    }
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(array);
            }
        }
        return bytes.toByteArray();
    }
}
