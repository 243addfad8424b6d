package dev.downhill.http.guard;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Host and port as a `Host` header or an origin names them. Only exact spellings are read: no user, no zone of an IPv6
/// address, no octal, hexadecimal or shortened IPv4 address. Reading never asks a name server.
///
/// @param host a name in lower case without a trailing dot, or an IP address in its canonical form
/// @param port -1 where there is none
record Authority(String host, int port) {

    private static final Pattern PARTS =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]{2,45})]|([A-Za-z0-9._-]{1,254}))(?::([0-9]{0,5}))?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final int MAX_PORT = 65_535;

    /// @param text such as `localhost:8080`, `127.0.0.1` or `[::1]:8080`
    /// @return empty where it is none
    static Optional<Authority> read(@Nullable String text) {
        Matcher parts = PARTS.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String digits = parts.group(3);
        int port = digits == null || digits.isEmpty() ? -1 : Integer.parseInt(digits);
        String ipv6 = parts.group(1);
        Optional<String> host = ipv6 == null ? name(parts.group(2)) : ipv6(ipv6);
        return port > MAX_PORT ? Optional.empty() : host.map(found -> new Authority(found, port));
    }

    private static Optional<String> name(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    private static Optional<String> ipv6(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text).getHostAddress());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether the host is this machine, for any client: `localhost`, 127.0.0.0/8 or ::1.
    boolean isLoopback() {
        return host.equals("localhost")
                || address().map(InetAddress::isLoopbackAddress).orElse(false);
    }

    /// The IP address, if the host is one.
    Optional<InetAddress> address() {
        return IPV4.matcher(host).matches() || host.contains(":")
                ? Optional.of(InetAddress.ofLiteral(host))
                : Optional.empty();
    }

    /// Host and port, with the port of the scheme where none is named.
    Authority withDefaultPort(int standard) {
        return port < 0 ? new Authority(host, standard) : this;
    }
}
