package dev.downhill.http.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:8080",
                "localhost.",
                "localhost.:1",
                "localhost:",
                "127.0.0.1",
                "127.255.3.4:65535",
                "[::1]:8080",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]"
            })
    void loopbackNamesAreLoopback(String text) {
        assertThat(Authority.read(text))
                .hasValueSatisfying(host -> assertThat(host.isLoopback()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "evil.localhost",
                "xlocalhost",
                "127.0.0.1.nip.io",
                "127.1",
                "0.0.0.0",
                "[::]",
                "128.0.0.1",
                "0x7f.0.0.1",
                "2130706433",
                "127.0.0.256",
                "0177.0.0.1",
                "127.000.000.001",
                "[::2]",
                "[::ffff:10.0.0.1]"
            })
    void otherHostsAreNot(String text) {
        assertThat(Authority.read(text).filter(Authority::isLoopback)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "localhost..",
                "a..b",
                ":80",
                "localhost:x",
                "localhost:-1",
                "localhost:99999",
                "localhost:123456",
                "localhost, evil.example",
                "localhost evil",
                "user@localhost",
                "localhost@evil.example",
                "evil.example#localhost",
                "localhost/",
                "http://localhost",
                "[::1",
                "::1",
                "[::1%25lo]",
                "[::1%lo]",
                "[fe80::1%eth0]:80",
                "[localhost]",
                "[127.0.0.1]x",
                "[:::1]",
                "löcalhost",
                "localhost\t"
            })
    void whatIsNoHostIsNotRead(String text) {
        assertThat(Authority.read(text)).isEmpty();
    }

    @Test
    void namesAreComparedWithoutCaseAndTrailingDot() {
        assertThat(Authority.read("DownHill.Example.:80")).contains(new Authority("downhill.example", 80));
        assertThat(Authority.read("[2001:DB8::1]")).contains(new Authority("2001:db8:0:0:0:0:0:1", -1));
    }
}
