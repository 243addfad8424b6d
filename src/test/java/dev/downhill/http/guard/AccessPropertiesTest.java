package dev.downhill.http.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.example", "http://a.example", "a.example:80", "a.example:", "a/b", "", "[::1"})
    void whatIsNoHostIsRefusedByName(String host) {
        assertThatThrownBy(() -> new AccessProperties(List.of("good.example", host), null))
                .hasMessageContaining("downhill.http.allowed-hosts: '" + host + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "null", "a.example", "https://a.example/", "https://*.example", "ftp://a", "http://u@a", ""
            })
    void whatIsNoOriginIsRefusedByName(String origin) {
        assertThatThrownBy(() -> new AccessProperties(null, List.of(origin)))
                .hasMessageContaining("downhill.http.allowed-origins: '" + origin + "'");
    }

    @Test
    void entriesAreKnownInOneSpelling() {
        AccessProperties access = new AccessProperties(
                List.of("Downhill.Example", "fd00::1", "[fd00::2]"), List.of("HTTPS://Dash.Example:443"));
        assertThat(access.hosts())
                .containsExactlyInAnyOrder("downhill.example", "fd00:0:0:0:0:0:0:1", "fd00:0:0:0:0:0:0:2");
        assertThat(access.origins())
                .containsExactly(Origin.read("https://dash.example").orElseThrow());
    }
}
