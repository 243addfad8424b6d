package dev.downhill;

import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The service on the PostgreSQL of `docker-compose.yml`, where a Docker engine answers.
@EnabledIf("dockerAnswers")
class PostgresContainerIT extends WalkContract {

    private static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:17");

    static boolean dockerAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        POSTGRES.start();
        registry.add(
                "spring.datasource.url",
                () -> POSTGRES.getJdbcUrl() + "&user=" + POSTGRES.getUsername() + "&password="
                        + POSTGRES.getPassword());
    }
}
