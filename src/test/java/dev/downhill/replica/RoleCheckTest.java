package dev.downhill.replica;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class RoleCheckTest {

    private static final String FILE = "jdbc:h2:file:/data/db;USER=sa";
    private static final String SERVER = "jdbc:postgresql://postgres/downhill";

    @ParameterizedTest
    @ValueSource(strings = {"api", "worker", "API", "Worker"})
    void aPartOfTheServiceNeedsADatabaseThatOthersCanOpen(String role) {
        assertThatThrownBy(() -> check(role, FILE))
                .isInstanceOf(LonelyRoleException.class)
                .hasMessageContaining("downhill.role=" + role.toLowerCase(Locale.ROOT))
                .hasMessageContaining("H2");
        assertThatCode(() -> check(role, SERVER)).doesNotThrowAnyException();
    }

    @Test
    void theWholeServiceRunsOnAny() {
        assertThatCode(() -> check("all", FILE)).doesNotThrowAnyException();
        assertThatCode(() -> check("all", SERVER)).doesNotThrowAnyException();
    }

    private static void check(String role, String url) {
        MockEnvironment environment =
                new MockEnvironment().withProperty("downhill.role", role).withProperty("spring.datasource.url", url);
        new RoleCheck().postProcessEnvironment(environment, new SpringApplication());
    }
}
