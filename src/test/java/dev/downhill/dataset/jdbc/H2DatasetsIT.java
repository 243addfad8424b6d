package dev.downhill.dataset.jdbc;

import dev.downhill.testing.Databases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class H2DatasetsIT extends DatasetsContract {

    @TempDir
    private static Path home;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("downhill.home", home::toString);
        registry.add("spring.datasource.url", Databases::h2Url);
        registry.add("spring.datasource.username", () -> "sa");
        registry.add("spring.datasource.password", () -> "");
    }
}
