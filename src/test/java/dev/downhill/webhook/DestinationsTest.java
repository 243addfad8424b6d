package dev.downhill.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    private final Destinations destinations = new Destinations(new WebhookProperties(true, List.of(), null));

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, unspecified",
        "10.1.2.3, private",
        "100.64.0.1, CGNAT",
        "100.127.255.255, CGNAT",
        "127.0.0.1, loopback",
        "127.255.255.255, loopback",
        "169.254.169.254, link-local",
        "172.16.0.1, private",
        "172.31.255.255, private",
        "192.0.0.8, reserved",
        "192.88.99.1, 6to4",
        "192.168.1.1, private",
        "198.19.0.1, benchmarks",
        "203.0.113.7, documentation",
        "224.0.0.1, multicast",
        "255.255.255.255, reserved",
        "::, unspecified",
        "::1, loopback",
        "::7f00:1, IPv4-compatible",
        "::ffff:10.0.0.1, private",
        "64:ff9b::7f00:1, NAT64",
        "64:ff9b:1::1, NAT64",
        "2002:7f00:1::, 6to4",
        "2001:0:1::1, Teredo",
        "2001:db8::1, documentation",
        "fc00::1, unique local",
        "fd12::1, unique local",
        "fe80::1, link-local",
        "fec0::1, site-local",
        "ff02::1, multicast",
        "100::1, reserved",
        "4000::1, reserved"
    })
    void whatIsNotPublicIsNamed(String address, String name) throws UnknownHostException {
        assertThat(destinations.objection(InetAddress.getByName(address)))
                .hasValueSatisfying(objection -> assertThat(objection).contains(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "100.63.255.255", "100.128.0.0", "172.32.0.1", "192.0.1.1", "2606:4700::1", "2a00::1"
            })
    void publicAddressesMayBeCalledEncryptedAlone(String address) throws UnknownHostException {
        assertThat(destinations.objection(InetAddress.getByName(address))).isEmpty();
        assertThat(destinations.objectionToPlain(InetAddress.getByName(address)))
                .contains("public");
    }

    @Test
    void whatIsAllowedIsAllowedAndNothingBesideIt() throws UnknownHostException {
        Destinations intranet = new Destinations(
                new WebhookProperties(true, List.of("10.1.0.0/16", "127.0.0.1/32", "fd00:1::/33"), null));
        for (String in : List.of("10.1.255.1", "127.0.0.1", "fd00:1:7fff::1")) {
            assertThat(intranet.objection(InetAddress.getByName(in))).isEmpty();
            assertThat(intranet.objectionToPlain(InetAddress.getByName(in))).isEmpty();
        }
        for (String out : List.of("10.2.0.1", "127.0.0.2", "fd00:1:8000::1", "192.168.0.1")) {
            assertThat(intranet.objection(InetAddress.getByName(out))).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.1.0.0", "10.1/16", "10.1.0.0/33", "::/129", "intranet/8", "10.1.0.0/", "999.1.1.1/8", ""})
    void aBlockThatIsNoneIsRefused(String block) {
        assertThatThrownBy(() -> new WebhookProperties(true, List.of(block), null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
