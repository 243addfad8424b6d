package dev.downhill.webhook;

import dev.downhill.request.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads where a webhook leads. Strict, because programs read odd forms differently: `http://127.1`,
/// `http://0x7f000001` and `http://2130706433` are all this machine to some, and names to others.
final class WebhookUrl {

    private static final int FIRST_FREE_PORT = 1024;
    private static final int LAST_PORT = 65535;
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");
    private static final Pattern BYTE = Pattern.compile("0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5]");
    private static final Pattern QUAD = Pattern.compile("(" + BYTE + ")(\\.(" + BYTE + ")){3}");
    /// What some read as a number, and then the whole as an address.
    private static final Pattern NUMBER_AT_END = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:]*:[0-9a-f:]*\\]");

    private WebhookUrl() {}

    /// @return empty where it cannot be one, and `problems` then says why
    static Optional<URI> read(String text, String pointer, Problems problems) {
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            problems.add(pointer, "wrong_url", "This is no URL: " + e.getReason() + ".");
            return Optional.empty();
        }
        String objection = objection(url);
        if (objection != null) {
            problems.add(pointer, "wrong_url", objection, "For example: https://example.com/hooks/downhill");
            return Optional.empty();
        }
        return Optional.of(url);
    }

    /// Whether what is sent there is readable on its way.
    static boolean isPlain(URI url) {
        return "http".equalsIgnoreCase(url.getScheme());
    }

    /// The host as a name server takes it, an IPv6 address without its brackets.
    static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static @Nullable String objection(URI url) {
        if (!isPlain(url) && !"https".equalsIgnoreCase(url.getScheme())) {
            return "This URL must begin with https:// (or with http://, where that is allowed).";
        }
        if (url.getRawUserInfo() != null) {
            return "This URL must not hold a user or a password: what is sent is signed instead.";
        }
        if (url.getRawFragment() != null) {
            return "This URL must not have a fragment (#…), which is never sent.";
        }
        if (url.getHost() == null) {
            return "This URL has no host, or one that is no host name of ASCII letters, digits, hyphens and dots.";
        }
        return hostObjection(url.getHost().toLowerCase(Locale.ROOT), url);
    }

    private static @Nullable String hostObjection(String host, URI url) {
        if (host.startsWith("[")) {
            return IPV6.matcher(host).matches()
                    ? portObjection(url)
                    : "The host of this URL must be an IPv6 address without a zone and without an IPv4 address inside.";
        }
        if (NUMBER_AT_END.matcher(host).matches() && !QUAD.matcher(host).matches()) {
            return "The host of this URL looks like an IPv4 address in an odd form; write it as four decimal numbers.";
        }
        return NAME.matcher(host).matches()
                ? portObjection(url)
                : "The host of this URL is no host name of ASCII letters, digits, hyphens and dots.";
    }

    private static @Nullable String portObjection(URI url) {
        int port = url.getPort();
        boolean fine = port == -1 || port == 80 || port == 443 || (port >= FIRST_FREE_PORT && port <= LAST_PORT);
        return fine ? null : "The port of this URL must be 80, 443 or above 1023, not " + port + ".";
    }
}
