package dev.downhill.dashboard;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import dev.downhill.contract.AnswerCheck;
import dev.downhill.contract.ApiDocument;
import dev.downhill.contract.Exchange;
import dev.downhill.contract.RequestCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Requests of the dashboard during a visit, and their answers, compared with the OpenAPI document.
/// The bodies of streams, and those that the browser no longer has, are not looked at.
final class Traffic {

    private static final ApiDocument DOCUMENT = ApiDocument.parse(document());
    private static final RequestCheck REQUESTS = new RequestCheck(DOCUMENT);
    private static final AnswerCheck ANSWERS = new AnswerCheck(DOCUMENT);

    private final List<Response> answers = new ArrayList<>();

    void answered(Response response) {
        if (URI.create(response.url()).getPath().startsWith("/v1/")) {
            answers.add(response);
        }
    }

    /// One sentence for each kind of difference.
    Set<String> faults() {
        Set<String> faults = new TreeSet<>();
        for (Response answer : List.copyOf(answers)) {
            Request request = answer.request();
            if (answer.status() < 300) {
                String type = Objects.requireNonNullElse(request.headerValue("content-type"), "");
                byte[] body = Objects.requireNonNullElse(request.postDataBuffer(), new byte[0]);
                faults.addAll(REQUESTS.faults(request.method(), URI.create(request.url()), type, body));
            }
            exchange(answer).ifPresent(exchange -> faults.addAll(ANSWERS.faults(exchange)));
        }
        return faults;
    }

    private static Optional<Exchange> exchange(Response answer) {
        Map<String, List<String>> headers = answer.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        boolean isStream = answer.headers().getOrDefault("content-type", "").startsWith("text/event-");
        try {
            return Optional.of(new Exchange(
                    answer.request().method(),
                    URI.create(answer.url()).getPath(),
                    answer.status(),
                    headers,
                    isStream ? new byte[0] : answer.body()));
        } catch (PlaywrightException e) {
            return Optional.empty();
        }
    }

    private static String document() {
        try {
            return Files.readString(Path.of("src/test/resources/openapi.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
