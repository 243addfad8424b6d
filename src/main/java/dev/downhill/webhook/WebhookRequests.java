package dev.downhill.webhook;

import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.ProblemException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what a client wants to be told, and refuses at once what would be refused at every delivery.
final class WebhookRequests {

    private static final int MAX_URL = 2000;
    private static final String URL = "url";
    private static final String EVENTS = "events";

    private final Resolver encrypted;
    private final Resolver plain;

    WebhookRequests(Resolver encrypted, Resolver plain) {
        this.encrypted = encrypted;
        this.plain = plain;
    }

    /// The fields of a webhook to be created.
    record Wanted(URI url, List<WebhookEvent> events) {}

    /// @throws ProblemException naming everything that is wrong
    Wanted read(JsonObjectReader body) {
        URI url = url(body);
        List<WebhookEvent> events = events(body);
        body.throwIfAny("This cannot become a webhook.");
        if (url == null) {
            throw new IllegalStateException("a URL without problems is there");
        }
        return new Wanted(url, events);
    }

    private @Nullable URI url(JsonObjectReader body) {
        String text = body.text(URL, MAX_URL).required();
        if (text.isEmpty()) {
            return null;
        }
        URI url = WebhookUrl.read(text, body.pointer(URL), body.problems()).orElse(null);
        if (url != null) {
            checkAddress(url, body);
        }
        return url;
    }

    private void checkAddress(URI url, JsonObjectReader body) {
        try {
            (WebhookUrl.isPlain(url) ? plain : encrypted).resolve(WebhookUrl.host(url));
        } catch (ForbiddenAddressException e) {
            body.problem(
                    URL,
                    "forbidden_address",
                    String.valueOf(e.getMessage()),
                    "Who runs this service can allow networks with downhill.webhooks.allowed-networks.");
        } catch (UnknownHostException e) {
            body.problem(URL, "unknown_host", "The host '" + url.getHost() + "' cannot be found.", null);
        }
    }

    private static List<WebhookEvent> events(JsonObjectReader body) {
        JsonNode given = body.raw(EVENTS);
        if (given == null) {
            return WebhookEvent.ENDS;
        }
        List<String> types = WebhookEvent.types();
        if (!given.isArray() || given.isEmpty() || given.size() > types.size()) {
            body.problem(
                    EVENTS,
                    "wrong_type",
                    "This must be an array of 1 to " + types.size() + " events.",
                    "Known here: " + String.join(", ", types) + ".");
            return List.of();
        }
        Set<WebhookEvent> events = new LinkedHashSet<>();
        for (int i = 0; i < given.size(); i++) {
            JsonNode type = given.get(i);
            if (type.isString() && types.contains(type.stringValue())) {
                events.add(WebhookEvent.of(type.stringValue()));
            } else {
                body.problems()
                        .add(
                                body.pointer(EVENTS) + "/" + i,
                                "unknown_value",
                                "This is no event.",
                                "Known here: " + String.join(", ", types) + ".");
            }
        }
        return new ArrayList<>(events);
    }
}
