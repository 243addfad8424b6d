package dev.downhill.dataset.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplesTest {

    /// A generated sample is the same bytes on every machine, or no result on it can be compared.
    @ParameterizedTest
    @CsvSource({
        "spirals,5d2733d9b65da3ed540f385f2a15d0f39a08a85c094a1964db30dbe196ca173d",
        "moons,edfddd80f73871f0f7daaf28bc72dfd259988ff8c18954a85262d53482edc674",
        "xor,2612f9585517f68f6c5e4c8aeaed9604a0f215114902efa55926959b6870bf88",
    })
    void generatedSamplesNeverChange(String name, String sha256) throws IOException, NoSuchAlgorithmException {
        try (InputStream in = Samples.get(name).bytes().open()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
        }
    }

    @Test
    void unknownSampleIsNotFound() {
        assertThatThrownBy(() -> Samples.get("none"))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemException.Kind.NOT_FOUND));
    }
}
