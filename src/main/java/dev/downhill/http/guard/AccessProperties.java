package dev.downhill.http.guard;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// `downhill.http.*`: from where the service may be used.
///
/// @param allowedHosts names and addresses, without a port, under which clients reach the service besides loopback
/// names
/// @param allowedOrigins origins of web pages that may use the service as its own dashboard does
@ConfigurationProperties("downhill.http")
record AccessProperties(
        @Nullable List<String> allowedHosts, @Nullable List<String> allowedOrigins) {

    static final String HOSTS = "downhill.http.allowed-hosts";
    static final String ORIGINS = "downhill.http.allowed-origins";

    /// @throws IllegalArgumentException if an entry is no host or no origin
    AccessProperties {
        allowedHosts = allowedHosts == null ? null : List.copyOf(allowedHosts);
        allowedOrigins = allowedOrigins == null ? null : List.copyOf(allowedOrigins);
        each(allowedHosts, AccessProperties::host);
        each(allowedOrigins, AccessProperties::origin);
    }

    /// As {@link Authority#host()} has them.
    Set<String> hosts() {
        return each(allowedHosts, AccessProperties::host);
    }

    Set<Origin> origins() {
        return each(allowedOrigins, AccessProperties::origin);
    }

    private static <T> Set<T> each(@Nullable List<String> entries, Function<String, T> read) {
        return entries == null ? Set.of() : entries.stream().map(read).collect(Collectors.toUnmodifiableSet());
    }

    private static String host(String entry) {
        String bracketed = entry.contains(":") && !entry.startsWith("[") ? "[" + entry + "]" : entry;
        return Authority.read(bracketed)
                .filter(authority -> authority.port() < 0 && !bracketed.endsWith(":"))
                .map(Authority::host)
                .orElseThrow(() -> new IllegalArgumentException(HOSTS + ": '" + entry
                        + "' is no host. Write a name or an address without scheme and port, such as"
                        + " downhill.example.com; patterns are not possible."));
    }

    private static Origin origin(String entry) {
        return Origin.read(entry)
                .orElseThrow(() -> new IllegalArgumentException(ORIGINS + ": '" + entry
                        + "' is no origin. Write scheme, host and, where it is not the standard one, the port, without a"
                        + " path, such as https://dashboard.example.com; patterns are not possible."));
    }
}
