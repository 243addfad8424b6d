package dev.downhill.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The addresses that a webhook may call: public ones, so that no client reaches internal systems through this service.
/// Of IPv6 only global unicast is public, and not those parts of it that carry an IPv4 address inside; the blocks are
/// those of the IANA registries of special-purpose addresses (RFC 6890).
final class Destinations {

    private record Special(AddressBlock block, String name) {

        static Special of(String cidr, String name) {
            return new Special(AddressBlock.of(cidr), name);
        }
    }

    private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");

    private static final List<Special> SPECIAL = List.of(
            Special.of("0.0.0.0/8", "unspecified"),
            Special.of("10.0.0.0/8", "private"),
            Special.of("100.64.0.0/10", "shared by a carrier (CGNAT)"),
            Special.of("127.0.0.0/8", "loopback"),
            Special.of("169.254.0.0/16", "link-local"),
            Special.of("172.16.0.0/12", "private"),
            Special.of("192.0.0.0/24", "reserved"),
            Special.of("192.0.2.0/24", "for documentation"),
            Special.of("192.88.99.0/24", "a 6to4 relay"),
            Special.of("192.168.0.0/16", "private"),
            Special.of("198.18.0.0/15", "for benchmarks"),
            Special.of("198.51.100.0/24", "for documentation"),
            Special.of("203.0.113.0/24", "for documentation"),
            Special.of("224.0.0.0/4", "multicast"),
            Special.of("240.0.0.0/4", "reserved"),
            Special.of("::/128", "unspecified"),
            Special.of("::1/128", "loopback"),
            Special.of("::/96", "IPv4-compatible"),
            Special.of("64:ff9b::/96", "translated to IPv4 (NAT64)"),
            Special.of("64:ff9b:1::/48", "translated to IPv4 (NAT64)"),
            Special.of("2001::/32", "tunnelled to IPv4 (Teredo)"),
            Special.of("2001::/23", "reserved"),
            Special.of("2001:db8::/32", "for documentation"),
            Special.of("2002::/16", "tunnelled to IPv4 (6to4)"),
            Special.of("3fff::/20", "for documentation"),
            Special.of("fc00::/7", "unique local"),
            Special.of("fe80::/10", "link-local"),
            Special.of("fec0::/10", "site-local"),
            Special.of("ff00::/8", "multicast"));

    private final List<AddressBlock> allowed;

    Destinations(WebhookProperties properties) {
        this.allowed = properties.allowed();
    }

    /// What the address is instead of public, in words for the client; empty if it may be called.
    Optional<String> objection(InetAddress address) {
        return isAllowed(address) ? Optional.empty() : Optional.ofNullable(special(address));
    }

    /// As {@link #objection}, for what travels unencrypted.
    Optional<String> objectionToPlain(InetAddress address) {
        return isAllowed(address)
                ? Optional.empty()
                : Optional.of(Objects.requireNonNullElse(special(address), "public"));
    }

    private boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(block -> block.contains(address));
    }

    private static @Nullable String special(InetAddress address) {
        for (Special special : SPECIAL) {
            if (special.block.contains(address)) {
                return special.name;
            }
        }
        return address instanceof Inet4Address || GLOBAL_UNICAST.contains(address) ? null : "reserved";
    }
}
