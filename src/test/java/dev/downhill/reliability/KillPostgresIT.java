package dev.downhill.reliability;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 3, unit = TimeUnit.HOURS)
class KillPostgresIT extends KillContract {

    private @Nullable StoppablePostgres postgres;

    @BeforeEach
    void start() throws IOException {
        postgres = new StoppablePostgres(folder);
    }

    @AfterEach
    void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    List<String> options() {
        return postgres == null ? List.of() : postgres.options();
    }
}
