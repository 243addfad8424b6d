package dev.downhill.prediction.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.disk.Disk;
import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerFileTest {

    private static final int MEGABYTE = 1 << 20;

    @TempDir
    private Path home;

    private AnswerFile answer(long requestBytes, long most) {
        return new AnswerFile(OutputStream.nullOutputStream(), new Disk(home), requestBytes, most);
    }

    private static long written(AnswerFile answer, int megabytes) {
        for (int i = 0; i < megabytes; i++) {
            try {
                answer.write(new byte[MEGABYTE]);
            } catch (ProblemException e) {
                assertThat(e.kind()).isEqualTo(ProblemException.Kind.TOO_LARGE);
                assertThat(e.detail()).contains("Send fewer rows");
                return i;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return megabytes;
    }

    @Test
    void anAnswerEndsAtItsLimit() {
        assertThat(written(answer(Long.MAX_VALUE, 5 * MEGABYTE), 10)).isEqualTo(5);
    }

    @Test
    void anAnswerThatOutgrowsItsRequestIsRefused() {
        assertThat(written(answer(100, Long.MAX_VALUE), 400)).isEqualTo(256);
        assertThat(written(answer(400_000, Long.MAX_VALUE), 400)).isBetween(380L, 385L);
        assertThat(written(answer(MEGABYTE, Long.MAX_VALUE), 400)).isEqualTo(400);
    }
}
