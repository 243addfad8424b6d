package dev.downhill.dataset.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Uploads in the encodings that their senders declare.
class EncodedUploadIT extends DatasetsOverHttp {

    private static final String CSV = "x,Größe\n1,süß\n2,herb\n3,süß\n4,herb\n";
    private static final String JSON_LINES =
            "{\"x\":1,\"Größe\":\"süß\"}\n{\"x\":2,\"Größe\":\"herb\"}\n{\"x\":3,\"Größe\":\"süß\"}\n";

    @ParameterizedTest
    @CsvSource({
        "text/csv;charset=ISO-8859-1, ISO-8859-1",
        "text/csv; header=present; Charset=\"iso-8859-1\", ISO-8859-1",
        "text/csv;charset=windows-1252, windows-1252",
        "text/csv;charset=UTF-16, UTF-16",
        "text/csv;charset=utf-16le, UTF-16LE",
        "text/csv;charset=IBM850, IBM850",
        "text/csv;charset=utf-8, UTF-8",
        "application/octet-stream;charset=binary, UTF-8"
    })
    void csvIsReadInItsCharset(String contentType, String charset) throws Exception {
        assertRead(post("/v1/datasets", contentType, CSV.getBytes(Charset.forName(charset))));
    }

    @ParameterizedTest
    @CsvSource({"ISO-8859-1", "UTF-16", "UTF-8"})
    void jsonLinesAreReadInTheirCharset(String charset) throws Exception {
        assertRead(post(
                "/v1/datasets",
                "application/jsonl; charset=" + charset,
                JSON_LINES.getBytes(Charset.forName(charset))));
    }

    @Test
    void partOfAFormIsReadInItsCharset() throws Exception {
        String form = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                + "Content-Type: text/csv; charset=ISO-8859-1\r\n\r\n" + CSV + "\r\n--cut--\r\n";
        assertRead(
                post("/v1/datasets", "multipart/form-data; boundary=cut", form.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16", "UTF-16LE"})
    void encodingIsFoundWhereNoneIsDeclared(String charset) throws Exception {
        Answer answer = post("/v1/datasets", "text/csv", CSV.getBytes(Charset.forName(charset)));

        assertRead(answer);
        assertThat(answer.text("/csv/encoding")).isEqualTo(charset);
        assertThat(answer.text("/guesses/0/code")).isEqualTo("csv.encoding");
        assertThat(answer.text("/warnings/0")).contains(charset).contains("csv.encoding");
    }

    @Test
    void encodingIsSaidInTheSpec() throws Exception {
        Answer answer = upload(
                Part.file("file", "a.csv", CSV.getBytes(Charset.forName("IBM850"))),
                Part.field("spec", "{\"csv\":{\"encoding\":\"IBM850\"}}"));

        assertRead(answer);
        assertThat(answer.json().at("/guesses")).isEmpty();
        assertThat(get("/v1/datasets/" + answer.text("/id")).json()).isEqualTo(answer.json());
    }

    @Test
    void byteOrderMarkCountsForMoreThanTheCharset() throws Exception {
        assertRead(
                post("/v1/datasets", "text/csv;charset=ISO-8859-1", ("\uFEFF" + CSV).getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertRead(Answer answer) {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        assertThat(answer.text("/target")).isEqualTo("Größe");
        assertThat(answer.text("/columns/1/categories/1/value")).isEqualTo("süß");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/csv;charset=latin-99", "text/csv;charset=\"no charset\"", "application/jsonl;charset=x"})
    void unknownCharsetIsRefusedNamingTheKnownOnes(String contentType) throws Exception {
        Answer answer = post("/v1/datasets", contentType, CSV.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("/detail"))
                .contains("charset")
                .contains("ISO-8859-1")
                .contains("windows-1252");
        assertThat(leftovers()).isZero();
    }

    @Test
    void bytesThatAreNotOfTheCharsetAreNamed() throws Exception {
        Answer answer = post("/v1/datasets", "text/csv;charset=US-ASCII", CSV.getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("byte 5");
        assertThat(answer.text("/detail")).contains("US-ASCII");
        assertThat(leftovers()).isZero();
    }

    @Test
    void packedBodyIsUnpacked() throws Exception {
        assertRead(gzip("gzip", "text/csv", pack(CSV.getBytes(StandardCharsets.UTF_8))));
        assertRead(gzip("X-GZIP", "text/csv;charset=ISO-8859-1", pack(CSV.getBytes(StandardCharsets.ISO_8859_1))));
        assertRead(gzip("identity", "text/csv", CSV.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void limitCountsUnpackedBytes() throws Exception {
        byte[] packed = pack(("a,b\n" + "1,2\n".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8));

        assertThat(packed.length).isLessThan(1 << 20);
        assertThat(gzip("gzip", "text/csv", packed).status()).isEqualTo(413);
        assertThat(leftovers()).isZero();
    }

    @Test
    void brokenPackingIsRefused() throws Exception {
        byte[] packed = pack(CSV.getBytes(StandardCharsets.UTF_8));
        for (byte[] broken : new byte[][] {
            Arrays.copyOf(packed, packed.length / 2), CSV.getBytes(StandardCharsets.UTF_8), new byte[0]
        }) {
            Answer answer = gzip("gzip", "text/csv", broken);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/detail")).contains("Content-Encoding");
        }
        byte[] empty = pack(new byte[0]);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 20_000; i++) {
            members.writeBytes(empty);
        }
        assertThat(gzip("gzip", "text/csv", members.toByteArray()).status()).isEqualTo(400);
        assertThat(leftovers()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "zstd", "gzip, gzip"})
    void otherPackingIsRefusedByItsName(String encoding) throws Exception {
        Answer answer = gzip(encoding, "text/csv", pack(CSV.getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("/detail")).contains("Content-Encoding: " + encoding);
        assertThat(answer.response().headers().firstValue("Accept-Encoding")).contains("gzip");
    }

    @Test
    void packedFormIsRefused() throws Exception {
        Answer answer =
                gzip("gzip", "multipart/form-data; boundary=cut", pack("--cut--".getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.text("/detail")).contains("Content-Encoding").contains("form");
    }

    private Answer gzip(String encoding, String contentType, byte[] body) throws Exception {
        return post("/v1/datasets", contentType, body, "Content-Encoding", encoding);
    }

    private static byte[] pack(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }
}
