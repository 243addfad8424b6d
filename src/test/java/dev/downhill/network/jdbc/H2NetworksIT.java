package dev.downhill.network.jdbc;

import dev.downhill.testing.Databases;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class H2NetworksIT extends NetworksContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", Databases::h2Url);
        registry.add("spring.datasource.username", () -> "sa");
    }
}
