package dev.downhill.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipInputTest {

    @Test
    void membersAreReadOneAfterTheOther() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (String part : new String[] {"one ", "", "two"}) {
            try (OutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(part.getBytes(StandardCharsets.UTF_8));
            }
        }
        try (GzipInput in = new GzipInput(new ByteArrayInputStream(packed.toByteArray()), "It")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one two");
        }
    }

    @Test
    void whatGrowsWithoutEndIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] zeros = new byte[1 << 20];
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 200; i++) {
                gzip.write(zeros);
            }
        }
        try (GzipInput in = new GzipInput(new ByteArrayInputStream(packed.toByteArray()), "It")) {
            long[] read = new long[1];
            ProblemException refused = catchThrowableOfType(ProblemException.class, () -> {
                for (int count = in.read(zeros); count >= 0; count = in.read(zeros)) {
                    read[0] += count;
                }
            });
            assertThat(refused.kind()).isEqualTo(ProblemException.Kind.TOO_LARGE);
            assertThat(read[0]).isLessThan(GzipInput.FREE_BYTES + (1 << 21));
        }
    }
}
