package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class HomeFolderTest {

    private static final Path HERE = Path.of("").toAbsolutePath();

    @ParameterizedTest
    @ValueSource(strings = {"data", "./data", "target/../data"})
    void relativeHomeIsMadeAbsolute(String home) {
        assertThat(resolved(home)).isEqualTo(HERE.resolve("data").toString());
    }

    @Test
    void absoluteHomeStays() {
        Path absolute = HERE.resolveSibling("elsewhere");

        assertThat(resolved(absolute.toString())).isEqualTo(absolute.toString());
    }

    @Test
    void whatRefersToItFollows() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("downhill.home", "data")
                .withProperty("url", "file:${downhill.home}/db");

        new HomeFolder().postProcessEnvironment(environment, new SpringApplication());

        assertThat(environment.getProperty("url")).isEqualTo("file:" + HERE.resolve("data") + "/db");
    }

    private static String resolved(String home) {
        MockEnvironment environment = new MockEnvironment().withProperty("downhill.home", home);
        new HomeFolder().postProcessEnvironment(environment, new SpringApplication());
        return environment.getRequiredProperty("downhill.home");
    }
}
