package dev.downhill.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredCharsetTest {

    /// Characters of four bytes lie across every border of a buffer.
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32", "GB18030"})
    void longTextSurvivesAnyEncoding(String name) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        Charset charset = Charset.forName(name);
        for (int length : new int[] {0, 1, 2, 4095, 4096, 4097, 8191, 8192, 8193, 100_000}) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append(random.nextInt(3) == 0 ? "a" : random.nextBoolean() ? "ü" : "\uD83D\uDE00");
            }
            byte[] bytes = text.toString().getBytes(charset);
            byte[] utf8 = DeclaredCharset.utf8(new ByteArrayInputStream(bytes), charset)
                    .readAllBytes();
            assertThat(new String(utf8, StandardCharsets.UTF_8)).isEqualTo(text.toString());
        }
    }
}
