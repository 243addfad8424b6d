package dev.downhill.training.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.train.Metrics;
import dev.downhill.training.Job;
import dev.downhill.training.Sample;
import dev.downhill.training.curve.Best;
import dev.downhill.training.curve.EpochMetrics;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CurvePictureTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 40, 10_000})
    void everyNumberOfEpochsGivesAWellFormedPicture(int count) throws Exception {
        List<EpochMetrics> epochs = IntStream.rangeClosed(1, count)
                .mapToObj(i -> Sample.epoch(i, count))
                .toList();
        String svg = draw("digits", epochs, count == 0 ? null : new Best(Math.max(1, count / 2), 0.231, true));
        Document picture = parse(svg);
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(svg.length()).isLessThan(80_000);
        assertThat(curves(picture)).hasSize(count == 0 ? 1 : 6);
        assertThat(texts(picture)).contains("digits", "Loss", "Accuracy", "training");
        assertThat(texts(picture).contains("best: epoch " + Math.max(1, count / 2)))
                .isEqualTo(count > 0);
    }

    @Test
    void trainingAndValidationDifferInColourAndDashes() throws Exception {
        String svg = draw("a", List.of(Sample.epoch(1, 3), Sample.epoch(2, 3)), new Best(2, 0.5, true));
        assertThat(curves(parse(svg))).contains("curve train", "curve validation");
        assertThat(svg)
                .contains(".curve.train{stroke:#d55e00;stroke-dasharray:6 4}")
                .contains("prefers-color-scheme");
    }

    @Test
    void gapsInterruptALine() throws Exception {
        List<EpochMetrics> epochs = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            double loss = i % 20 == 10 ? Double.NaN : i == 31 ? Double.POSITIVE_INFINITY : 1.0 / i;
            epochs.add(new EpochMetrics(i, new Metrics(loss, Double.NaN, loss, loss), null, 0.1, 1, 1));
        }
        String svg = draw("gaps", epochs, new Best(60, 0.01, false));
        Element line = curve(parse(svg), "curve train");
        assertThat(line.getAttribute("d").chars().filter(c -> c == 'M').count()).isEqualTo(4);
        assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(texts(parse(svg))).contains("Root mean squared error").doesNotContain("validation");
    }

    @Test
    void aRangeOfManyDecadesIsLogarithmic() throws Exception {
        List<EpochMetrics> epochs = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> {
                    double loss = 500 * Math.exp(-0.2 * i);
                    return new EpochMetrics(i, new Metrics(loss, Double.NaN, loss, loss), null, 0.1, 1, 1);
                })
                .toList();
        assertThat(texts(parse(draw("log", epochs, new Best(100, 1e-6, false)))))
                .contains("cross_entropy, nats (logarithmic)", "100", "1e-6");
    }

    @Test
    void textIsEscaped() throws Exception {
        Job job = job("<script>&\"\u0001x", new Best(1, 1, true));
        assertThat(texts(parse(CurvePicture.draw(job, List.of(Sample.epoch(1, 1))))))
                .contains("<script>&\"x");
    }

    /// Where `-Ddownhill.pictures=<folder>` names a folder, the pictures are left there to be looked at.
    private static String draw(String name, List<EpochMetrics> epochs, @Nullable Best best) throws Exception {
        String svg = CurvePicture.draw(job(name, best), epochs);
        String folder = System.getProperty("downhill.pictures");
        if (folder != null) {
            Files.writeString(Path.of(folder, name + "-" + epochs.size() + ".svg"), svg);
        }
        return svg;
    }

    private static Job job(String name, @Nullable Best best) {
        Job job = Sample.running("job_1");
        return new Job(
                job.id(),
                name,
                job.status(),
                null,
                job.createdAt(),
                job.startedAt(),
                null,
                1,
                0,
                job.progress(),
                best,
                job.recipe(),
                null,
                null,
                job.metadata(),
                job.diagnoses(),
                job.transitions());
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<String> texts(Document picture) {
        return elements(picture, "text").map(Element::getTextContent).toList();
    }

    private static List<String> curves(Document picture) {
        return elements(picture, "path").map(path -> path.getAttribute("class")).toList();
    }

    private static Element curve(Document picture, String style) {
        return elements(picture, "path")
                .filter(path -> path.getAttribute("class").equals(style))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Element> elements(Document picture, String name) {
        NodeList found = picture.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }
}
