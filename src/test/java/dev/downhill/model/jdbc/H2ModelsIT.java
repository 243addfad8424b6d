package dev.downhill.model.jdbc;

import dev.downhill.testing.Databases;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class H2ModelsIT extends ModelsContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", Databases::h2Url);
        registry.add("spring.datasource.username", () -> "sa");
    }
}
