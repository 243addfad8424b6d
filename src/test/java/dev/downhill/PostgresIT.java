package dev.downhill;

import dev.downhill.testing.Databases;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The service on a real PostgreSQL, told of it as a user tells it: by one URL.
class PostgresIT extends WalkContract {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", Databases::postgresUrl);
    }
}
