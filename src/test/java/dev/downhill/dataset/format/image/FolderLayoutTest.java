package dev.downhill.dataset.format.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.format.Cells;
import dev.downhill.dataset.format.SmallFiles;
import dev.downhill.dataset.format.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Layouts of ZIP files, with the classes that each picture gets.
class FolderLayoutTest {

    @TempDir
    private Path folder;

    private Table open(Object... more) throws IOException {
        return SmallFiles.open(folder, SmallFiles.zip(more));
    }

    private static byte[] picture(int shade) {
        return SmallFiles.grey(1, 1, shade);
    }

    private List<String> labels(List<String> names, List<String> warnings) throws IOException {
        List<Object> entries = new ArrayList<>();
        for (String name : names) {
            entries.add(name);
            entries.add(picture(1));
        }
        try (Table table = open(entries.toArray())) {
            warnings.addAll(table.warnings());
            return Cells.read(table).stream()
                    .map(cells -> String.join(",", cells.subList(1, cells.size())))
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/1.png b/2.png | a b | ",
                "data/a/1.png data/b/2.png | a b | ",
                "data/set1/a/1.png data/set1/b/2.png | a b | ",
                "a\\1.png b\\2.png | a b | ",
                "data\\a\\1.png data\\b\\2.png | a b | ",
                "train/a/1.png test/a/2.png train/b/3.png | a,test a,train b,train | ",
                "data/Train/a/1.png data/Validation/b/2.png | a,train b,validation | ",
                "dev/a/1.png test/b/2.png | a b | joined",
                "train/1.png test/2.png | test train | ",
                "a/x/1.png a/y/2.png b/3.png | a a b | sub-folders",
                "root/1.png a/1.png b/2.png 3.png | a b root | Left out",
                "./a/1.png ./b/1.png | a b | ",
                "a/1.png b/1.png .cache/1.png | a b | hidden"
            })
    void classesAreFound(String names, String expected, String warning) throws IOException {
        List<String> warnings = new ArrayList<>();
        List<String> labels = labels(List.of(names.split(" ")), warnings);
        assertThat(labels).containsExactlyInAnyOrder(expected.split(" "));
        if (warning == null) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings).singleElement().asString().contains(warning);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file,label\n1.png,cat\n2.png,dog\n",
                "label;file name\ncat;1.png\ndog;2.png\n",
                "id,width,class,note\n1,7,cat,x\n2,8,dog,x\n",
                "path,y\nimages/1.png,cat\nimages/2.png,dog\nimages/9.png,dog\n",
                "file,label\n./images/1.PNG,cat\n2.png,dog\n"
            })
    void aFileOfLabelsNamesTheClasses(String csv) throws IOException {
        for (String folder : new String[] {"", "images/"}) {
            if (folder.isEmpty() && csv.contains("images/")) {
                continue;
            }
            try (Table table = open(
                    folder + "1.png", picture(1), folder + "2.png", picture(2), "labels.csv", SmallFiles.text(csv))) {
                assertThat(Cells.read(table)).containsExactly(List.of("01", "cat"), List.of("02", "dog"));
                assertThat(table.guesses())
                        .singleElement()
                        .satisfies(guess -> assertThat(guess.detail()).contains("labels.csv"));
                assertThat(table.warnings()).hasSize(csv.contains("9.png") ? 1 : 0);
            }
        }
    }

    @Test
    void picturesWithoutALabelAreLeftOutByName() throws IOException {
        byte[] csv = SmallFiles.text("file,label\n1.png,cat\n2.png,dog\n");
        try (Table table = open("1.png", picture(1), "2.png", picture(2), "3.png", picture(3), "labels.csv", csv)) {
            assertThat(Cells.read(table)).hasSize(2);
            assertThat(table.warnings()).singleElement().asString().contains("\"3.png\"");
        }
    }

    @Test
    void labelsThatNameNoPictureAreRefused() throws IOException {
        byte[] zip = SmallFiles.zip(
                "1.png", picture(1), "2.png", picture(2), "labels.csv", SmallFiles.text("a,b\n7.png,x\n8.png,y\n"));
        assertThat(SmallFiles.code(SmallFiles.refusal(folder, zip, null))).isEqualTo("no_labels");
    }

    @ParameterizedTest
    @CsvSource({"IBM437, Café, Tür", "windows-31j, ねこ, 犬", "windows-31j, カメラ, テレビ", "GBK, 猫, 小狗", "UTF-8, 猫, Café"})
    void namesInOtherEncodingsAreRead(String charset, String first, String second) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed, Charset.forName(charset))) {
            for (String label : new String[] {first, second}) {
                out.putNextEntry(new ZipEntry(label + "/1.png"));
                out.write(picture(1));
            }
        }
        try (Table table = SmallFiles.open(folder, packed.toByteArray())) {
            assertThat(Cells.read(table).stream().map(List::getLast)).containsExactlyInAnyOrder(first, second);
            assertThat(table.warnings()).hasSize(charset.equals("UTF-8") ? 0 : 1);
        }
    }

    @Test
    void anEncryptedZipIsNamedSo() throws IOException {
        byte[] zip = SmallFiles.zip("a/1.png", picture(1), "b/1.png", picture(2));
        String bytes = new String(zip, StandardCharsets.ISO_8859_1);
        for (int at = bytes.indexOf("PK\1\2"); at >= 0; at = bytes.indexOf("PK\1\2", at + 1)) {
            zip[at + 8] |= 1;
        }
        var refusal = SmallFiles.refusal(folder, zip, null);
        assertThat(SmallFiles.code(refusal)).isEqualTo("encrypted_zip");
        assertThat(refusal.problems().getFirst().detail()).contains("encrypted");
        assertThat(refusal.problems().getFirst().hint()).contains("password");
    }
}
