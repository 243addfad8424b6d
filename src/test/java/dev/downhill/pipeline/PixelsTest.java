package dev.downhill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.downhill.dataset.Role;
import dev.downhill.dataset.picture.ImagesFormat;
import dev.downhill.dataset.picture.Resize;
import dev.downhill.request.Problem;
import dev.downhill.request.Problems;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PixelsTest {

    private static final int RED = 0xff0000;
    private static final int GREY = 0x333333;

    private final Problems problems = new Problems();

    private static InstanceEncoder model(Integer... shape) {
        byte[] image = new byte[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        Table table =
                new Table().images("image", List.of(shape), image, image).categories("label", Role.TARGET, "a", "b");
        return new InstanceEncoder(Pipeline.fit(table.dataset(), table, new int[] {0, 1}));
    }

    private static byte[] file(String format, int type, int width, int height, int... rgb) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int i = 0; i < rgb.length; i++) {
            if (type == BufferedImage.TYPE_BYTE_GRAY) {
                image.getRaster().setSample(i % width, i / width, 0, rgb[i] & 0xff);
            } else {
                image.setRGB(i % width, i / width, rgb[i]);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, file)).isTrue();
        return file.toByteArray();
    }

    @Test
    void greyPixelsAreTakenAsTheyAreStored() throws IOException {
        float[] inputs = new float[2];
        byte[] png = file("png", BufferedImage.TYPE_BYTE_GRAY, 2, 1, 51, 102);

        assertThat(model(1, 2, 1).image(png, "body", inputs, 0, problems)).isEmpty();
        assertThat(inputs).containsExactly(0.2f, 0.4f);
    }

    @Test
    void coloursStayInTheirOrder() throws IOException {
        float[] inputs = new float[6];
        byte[] png = file("png", BufferedImage.TYPE_INT_RGB, 2, 1, RED, 0x3366ff);

        assertThat(model(1, 2, 3).image(png, "body", inputs, 0, problems)).isEmpty();
        assertThat(inputs).containsExactly(1, 0, 0, 0.2f, 0.4f, 1);
    }

    @Test
    void colourBecomesGreyByLuminanceWithAWarning() throws IOException {
        float[] inputs = new float[1];
        byte[] png = file("png", BufferedImage.TYPE_INT_RGB, 1, 1, RED);

        assertThat(model(1, 1, 1).image(png, "body", inputs, 0, problems))
                .containsExactly("The image is coloured; the model takes grey, so it was converted by luminance.");
        assertThat(inputs).containsExactly(76 / 255f);
    }

    @Test
    void greySavedAsColourLosesNothing() throws IOException {
        float[] inputs = new float[1];
        byte[] png = file("png", BufferedImage.TYPE_INT_RGB, 1, 1, GREY);

        assertThat(model(1, 1, 1).image(png, "body", inputs, 0, problems)).isEmpty();
        assertThat(inputs).containsExactly(0.2f);
    }

    @Test
    void greyBecomesColourByRepetitionWithAWarning() throws IOException {
        float[] inputs = new float[3];
        byte[] png = file("png", BufferedImage.TYPE_BYTE_GRAY, 1, 1, GREY);

        assertThat(model(1, 1, 3).image(png, "body", inputs, 0, problems)).hasSize(1);
        assertThat(inputs).containsOnly(0.2f);
    }

    @Test
    void blackAndWhiteAndSixteenBitGreyFillTheRange() throws IOException {
        float[] inputs = new float[2];
        byte[] bits = file("png", BufferedImage.TYPE_BYTE_BINARY, 2, 1, 0, 0xffffff);
        model(1, 2, 1).image(bits, "body", inputs, 0, problems);
        assertThat(inputs).containsExactly(0, 1);

        BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 0x3344);
        deep.getRaster().setSample(1, 0, 0, 0xffff);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        assertThat(ImageIO.write(deep, "png", file)).isTrue();
        model(1, 2, 1).image(file.toByteArray(), "body", inputs, 0, problems);
        assertThat(inputs).containsExactly(0.2f, 1);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void anotherSizeIsStretchedWithAWarning() throws IOException {
        byte[] png = file("png", BufferedImage.TYPE_BYTE_GRAY, 4, 2, 0, 102, 51, 51, 0, 102, 51, 51);
        float[] inputs = new float[2];

        assertThat(model(1, 2, 1).image(png, "file 2", inputs, 0, problems))
                .containsExactly(
                        "The image has another size; it was stretched to the 1×2 (height × width) that all images"
                                + " of the dataset have.");
        assertThat(inputs).containsExactly(0.2f, 0.2f);
    }

    @ParameterizedTest
    @CsvSource({"STRETCH, 0.4", "CROP, 0.2", "PAD, 0.8"})
    void aModelOfMixedSizesResizesAsItsDatasetWas(Resize resize, float expected) throws IOException {
        Pixels pixels = new Pixels(
                "image", 0, List.of(1, 1, 1), false, null, new ImagesFormat(List.of(1, 1), resize, "#ffffff"));
        byte[] png = file("png", BufferedImage.TYPE_BYTE_GRAY, 3, 1, 255, 51, 0);
        float[] inputs = new float[1];
        Findings findings = new Findings(problems, _ -> "body");
        pixels.encode(png, inputs, 0, findings);

        assertThat(findings.warnings()).isEmpty();
        // Of a padded one, two lines of three are white.
        assertThat(inputs[0]).isEqualTo(expected, within(1e-6f));
    }

    @Test
    void sixteenBitsAreScaledToTheRangeOfTraining() throws IOException {
        Pixels pixels = new Pixels("image", 0, List.of(1, 2, 1), false, new Pixels.Range(1000, 1200), null);
        BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 1050);
        deep.getRaster().setSample(1, 0, 0, 1200);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        assertThat(ImageIO.write(deep, "png", file)).isTrue();
        float[] inputs = new float[2];
        Findings findings = new Findings(problems, _ -> "body");
        pixels.encode(file.toByteArray(), inputs, 0, findings);

        assertThat(inputs).containsExactly(0.25f, 1);
        assertThat(findings.warnings()).isEmpty();
    }

    @Test
    void damagedAndForeignFilesAreRefused() throws IOException {
        byte[] png = file("png", BufferedImage.TYPE_BYTE_GRAY, 9, 9);
        InstanceEncoder model = model(9, 9, 1);
        float[] inputs = new float[81];
        model.image(Arrays.copyOf(png, png.length / 2), "half", inputs, 0, problems);
        model.image(new byte[0], "empty", inputs, 0, problems);
        model.image("no image".getBytes(StandardCharsets.UTF_8), "text", inputs, 0, problems);

        assertThat(problems.list()).extracting(Problem::pointer).containsExactly("half", "empty", "text");
        assertThat(problems.list()).extracting(Problem::code).containsOnly("not_an_image");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0,51,255,102]",
                "[[0,51],[255,102]]",
                "[[[0],[51]],[[255],[102]]]",
                "{\"image\":[0,51,255,102]}",
                "{\"image\":[[0,51],[255,102]],\"more\":1}"
            })
    void pixelsAreReadFromJsonFlatOrNested(String instance) {
        float[] inputs = new float[4];
        model(2, 2, 1).json(JsonMapper.shared().readTree(instance), "#/instances/0", inputs, 0, problems);

        assertThat(problems.list()).isEmpty();
        assertThat(inputs).containsExactly(0, 0.2f, 1, 0.4f);
    }

    /// As many numbers as there should be, in every other nesting.
    @ParameterizedTest
    @ValueSource(strings = {"3,2,3", "2,3,3,1", "3,3,2", "2,9", "6,3", "18,1", "1,18", "9,2", "1,2,3,3", "3,6"})
    void nestingOfAnotherShapeIsRefusedNamingBoth(String nesting) {
        List<Integer> shape =
                Arrays.stream(nesting.split(",")).map(Integer::valueOf).toList();
        String pixels = nested(shape, 0);
        List<String> warnings =
                model(2, 3, 3).json(JsonMapper.shared().readTree(pixels), "#/instances/0", new float[18], 0, problems);

        assertThat(warnings).isEmpty();
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("wrong_shape");
            assertThat(problem.detail()).contains(nesting.replace(",", "×")).contains("2×3×3");
        });
    }

    private static String nested(List<Integer> shape, int level) {
        return level == shape.size()
                ? "7"
                : "[" + String.join(",", Collections.nCopies(shape.get(level), nested(shape, level + 1))) + "]";
    }

    @Test
    void theFirstRowOfAnotherLengthIsNamed() {
        model(2, 2, 1)
                .json(
                        JsonMapper.shared().readTree("[[[0],[1]],[[2],[3,4]]]"),
                        "#/instances/0",
                        new float[4],
                        0,
                        problems);

        assertThat(problems.list())
                .extracting(Problem::detail)
                .containsExactly("image has 2 values at [1][1], where its first one has 1; the model takes 2×2×1 or 2×2"
                        + " (height × width × channels), or 4 numbers without nesting.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0,0.2,1,0.4]      | 200 | 1",
                "[[0,1],[1,0]]      | 200 | 1",
                "[0.001,0,0,0]      | 200 | 1",
                "[0,0,0,0]          | 200 | 0",
                "[0,0.2,1.01,0.4]   | 200 | 0",
                "[0,0.2,1,0.4]      | 1   | 0",
                "[0,0,0,255]        | 1   | 0"
            })
    void shadesFromZeroToOneAreAWarningWhereTrainingSawMore(String instance, int shade, int warnings) {
        byte[] image = {0, 0, 0, (byte) shade};
        Table table = new Table()
                .images("image", List.of(2, 2, 1), new byte[4], image)
                .categories("label", Role.TARGET, "a", "b");
        Pipeline pipeline = Pipeline.fromJson(
                Pipeline.fit(table.dataset(), table, new int[] {0, 1}).toJson());

        assertThat(new InstanceEncoder(pipeline)
                        .json(JsonMapper.shared().readTree(instance), "#", new float[4], 0, problems))
                .hasSize(warnings)
                .allMatch(warning -> warning.contains("0 and 1") && warning.contains("255"));
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void modelsOfOlderVersionsDoNotTellHowDarkTheirImagesAre() {
        Pipeline pipeline = Pipeline.fromJson(
                "{\"columns\":[{\"type\":\"pixels\",\"name\":\"image\",\"index\":0,\"shape\":[1,1,1]}],"
                        + "\"target\":{\"type\":\"classes\",\"column\":\"label\",\"labels\":[\"a\",\"b\"]},"
                        + "\"target_index\":1}");

        assertThat(new InstanceEncoder(pipeline)
                        .json(JsonMapper.shared().readTree("[0.5]"), "#", new float[1], 0, problems))
                .hasSize(1);
    }

    @Test
    void fileIsReadFromBase64() throws IOException {
        float[] inputs = new float[1];
        String png = Base64.getEncoder().encodeToString(file("png", BufferedImage.TYPE_BYTE_GRAY, 1, 1, 51));
        for (String text : List.of(png, "data:image/png;base64," + png)) {
            inputs[0] = 0;
            model(1, 1, 1).json(JsonMapper.shared().readTree("\"" + text + "\""), "#/instances/0", inputs, 0, problems);
            assertThat(inputs).containsExactly(0.2f);
        }
        assertThat(problems.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0,1,2]              | #/instances/0       | wrong_length",
                "[0,1,2,3,4]          | #/instances/0       | wrong_length",
                "[0,1,2,256]          | #/instances/0       | not_a_pixel",
                "[[0,1],[-1,3]]       | #/instances/0       | not_a_pixel",
                "[0,1,2,null]         | #/instances/0       | not_a_pixel",
                "[0,1,2,[3]]          | #/instances/0       | not_a_pixel",
                "[[0,1],2]            | #/instances/0       | wrong_shape",
                "[[0,1],[2]]          | #/instances/0       | wrong_shape",
                "[[0],[1],[2],[3]]    | #/instances/0       | wrong_shape",
                "[[0,1,2,3]]          | #/instances/0       | wrong_shape",
                "[[[0,1],[2,3]]]      | #/instances/0       | wrong_shape",
                "[[[0],[1]],[[2],3]]  | #/instances/0       | wrong_shape",
                "[[]]                 | #/instances/0       | wrong_shape",
                "{\"image\":[[0],[1]]} | #/instances/0/image | wrong_shape",
                "{\"image\":[0,1,2]}  | #/instances/0/image | wrong_length",
                "{\"picture\":[0]}    | #/instances/0/image | missing_column",
                "{\"image\":{}}       | #/instances/0/image | not_an_image",
                "\"§§\"               | #/instances/0       | not_an_image",
                "7                    | #/instances/0       | not_an_image"
            })
    void whatIsNoImageIsNamed(String instance, String pointer, String code) {
        model(2, 2, 1).json(JsonMapper.shared().readTree(instance), "#/instances/0", new float[4], 0, problems);

        assertThat(problems.list()).extracting(Problem::pointer, Problem::code).containsExactly(tuple(pointer, code));
    }
}
