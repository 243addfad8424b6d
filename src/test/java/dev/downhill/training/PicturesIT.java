package dev.downhill.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.picture.PictureFiles;
import dev.downhill.testing.RunningService;
import dev.downhill.testing.Service.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Six hundred pictures of mixed sizes, formats, modes and Exif data: uploaded as they are, learnt, and each of them
/// predicted. Those of a class have ink on the left as a viewer shows them, the others at the top, so that none is
/// right that was turned wrongly.
class PicturesIT extends RunningService {

    private static final int PICTURES = 600;
    private static final int AT_ONCE = 100;
    private static final String[] CLASSES = {"left", "top"};
    private static final int[] ORIENTATIONS = {1, 3, 6, 8};
    private static final int[] MODES = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_BYTE_INDEXED,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_USHORT_GRAY
    };

    private record Picture(String label, String name, byte[] file) {}

    @Test
    void picturesOfEverySizeAndModeAreLearntAndPredicted() throws IOException {
        List<Picture> pictures = pictures();
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (Picture picture : pictures) {
                out.putNextEntry(new ZipEntry("photos/" + picture.label() + "/" + picture.name()));
                out.write(picture.file());
            }
        }
        Answer dataset = service.post("/v1/datasets?name=photos", "application/zip", zip.toByteArray());
        assertThat(dataset.status()).as(dataset.text()).isEqualTo(201);
        assertThat(dataset.json().path("rows").asInt()).isEqualTo(PICTURES);
        assertThat(dataset.json().at("/images/resize").asString()).isEqualTo("stretch");
        assertThat(dataset.text()).contains("images.size", "images.background");

        JsonNode job = new TrainingClient(service)
                .train("{'dataset':'" + dataset.json().path("id").asString()
                        + "','epochs':30,'network':{'layers':[{'type':'flatten'},"
                        + "{'type':'dense','units':16,'activation':'relu'},{'type':'output'}]}}");
        String model = job.path("model").asString();
        int right = 0;
        for (int from = 0; from < PICTURES; from += AT_ONCE) {
            List<Picture> some = pictures.subList(from, from + AT_ONCE);
            Answer answer =
                    service.post("/v1/models/" + model + "/predict", "multipart/form-data; boundary=cut", form(some));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            for (int i = 0; i < AT_ONCE; i++) {
                JsonNode prediction = answer.json().path("predictions").path(i);
                right += prediction.path("label").asString().equals(some.get(i).label()) ? 1 : 0;
            }
        }
        assertThat(right).isGreaterThanOrEqualTo(PICTURES * 99 / 100);
    }

    /// The image data are damaged, so that only decoding tells.
    @Test
    void aFewDamagedPicturesAreLeftOutByName() throws IOException {
        Answer few = service.post("/v1/datasets?name=few", "application/zip", damaged(200, 2));
        assertThat(few.status()).as(few.text()).isEqualTo(201);
        assertThat(few.json().path("rows").asInt()).isEqualTo(198);
        assertThat(few.json().path("warnings").toString()).contains("Left out", "left/0.png", "left/2.png");
        Answer many = service.post("/v1/datasets?name=many", "application/zip", damaged(200, 3));
        assertThat(many.status()).as(many.text()).isEqualTo(422);
        assertThat(many.json().path("errors").size()).isEqualTo(3);
        assertThat(many.text()).contains("left/0.png", "left/4.png", "take it out of the ZIP");
        assertThat(service.get("/v1/datasets?name=many").json().path("data")).isEmpty();
    }

    private static byte[] damaged(int pictures, int damaged) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (int i = 0; i < pictures; i++) {
                byte[] file = PictureFiles.encoded(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png");
                if (i % 2 == 0 && i < 2 * damaged) {
                    int data = new String(file, StandardCharsets.ISO_8859_1).indexOf("IDAT");
                    Arrays.fill(file, data + 6, data + 12, (byte) 0xff);
                }
                out.putNextEntry(new ZipEntry(CLASSES[i % 2] + "/" + i + ".png"));
                out.write(file);
            }
        }
        return zip.toByteArray();
    }

    private static byte[] form(List<Picture> pictures) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Picture picture : pictures) {
            body.writeBytes(("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + picture.name()
                            + "\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(picture.file());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--cut--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static List<Picture> pictures() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            String label = CLASSES[i % 2];
            int mode = MODES[random.nextInt(MODES.length)];
            boolean plain = mode == BufferedImage.TYPE_INT_RGB || mode == BufferedImage.TYPE_BYTE_GRAY;
            String format = plain ? new String[] {"jpeg", "png", "gif", "bmp", "tiff"}[random.nextInt(5)] : "png";
            boolean turns = format.equals("jpeg") || format.equals("png");
            int orientation = turns ? ORIENTATIONS[random.nextInt(ORIENTATIONS.length)] : 1;
            BufferedImage image = stored(label, random.nextInt(8, 41), random.nextInt(8, 41), mode, orientation);
            byte[] file = PictureFiles.encoded(image, format);
            byte[] exif = PictureFiles.exif(orientation, ByteOrder.BIG_ENDIAN);
            if (format.equals("jpeg")) {
                file = PictureFiles.withExif(file, exif);
            } else if (format.equals("png")) {
                file = PictureFiles.withChunk(file, "eXIf", exif);
            }
            pictures.add(new Picture(label, i + "." + format, file));
        }
        return pictures;
    }

    /// As a camera stores a picture of this height and width that it then says how to turn.
    private static BufferedImage stored(String label, int height, int width, int mode, int orientation) {
        boolean swapped = orientation > 4;
        BufferedImage image = new BufferedImage(swapped ? height : width, swapped ? width : height, mode);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean ink = label.equals("left") ? x < width / 2 : y < height / 2;
                int paper = mode == BufferedImage.TYPE_INT_ARGB ? 0 : 0xffffffff;
                int row =
                        orientation == 1 ? y : orientation == 3 ? height - 1 - y : orientation == 6 ? width - 1 - x : x;
                int column =
                        orientation == 1 ? x : orientation == 3 ? width - 1 - x : orientation == 6 ? y : height - 1 - y;
                image.setRGB(column, row, ink ? 0xff000000 : paper);
            }
        }
        return image;
    }
}
