package dev.downhill.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The whole service on a free port, with a database and a home of its own. All tests that extend this and configure
/// nothing else share one, so they look for what they made and not for how much there is.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "downhill.webhooks.enabled=true",
            "downhill.webhooks.allowed-networks=127.0.0.1/32",
            "management.prometheus.metrics.export.enabled=true"
        })
public abstract class RunningService {

    @LocalServerPort
    private int port;

    /// Speaks to the service.
    protected Service service = new Service(0);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        Path home = Files.createTempDirectory("downhill-home");
        registry.add("downhill.home", home::toString);
        registry.add("spring.datasource.url", Databases::h2Url);
        registry.add("spring.datasource.username", () -> "sa");
    }

    @BeforeEach
    void connect() {
        service = new Service(port);
    }
}
