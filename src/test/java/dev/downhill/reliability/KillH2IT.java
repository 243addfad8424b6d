package dev.downhill.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 3, unit = TimeUnit.HOURS)
class KillH2IT extends KillContract {

    @Override
    List<String> options() {
        return List.of();
    }

    /// The proof that the test can fail, and why the setting is there: H2 acknowledges first and writes half a second
    /// later unless it is told not to.
    @Test
    void withoutItsWriteDelayOfZeroH2LosesWhatWasAcknowledged() throws IOException {
        String url = "jdbc:h2:file:" + folder.resolve("db/delayed")
                + ";USER=sa;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE";
        List<String> missing = missingAfter(Effort.of(2, 10), List.of("-Dspring.datasource.url=" + url));
        log.info("Without WRITE_DELAY=0 {} acknowledged things are missing", missing.size());
        assertThat(missing).isNotEmpty();
    }
}
