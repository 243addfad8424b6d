package dev.downhill.dataset.jdbc;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.CsvFormat;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.picture.ImagesFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Columns and warnings as compressed JSON. Written with a mapper of its own: what is stored must not change
/// with how answers are formatted.
///
/// @param warnings see {@link dev.downhill.dataset.Dataset#warnings}
/// @param guesses null in what was stored before they were kept
/// @param csv null in what was stored before it was kept
/// @param images null in what was stored before it was kept
record SchemaJson(
        List<String> warnings,
        List<Column> columns,
        @Nullable List<Guess> guesses,
        @Nullable CsvFormat csv,
        @Nullable ImagesFormat images) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(MAPPER.writeValueAsBytes(this));
        }
        return bytes.toByteArray();
    }

    static SchemaJson fromBytes(byte[] bytes) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return MAPPER.readValue(gzip.readAllBytes(), SchemaJson.class);
        }
    }
}
