package dev.downhill.training.event;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A client of event streams as the HTML standard has it: remembers the last id and comes back with it.
final class Listener {

    /// One event.
    record Told(String id, String name, String data) {}

    private final HttpClient http;
    private final URI uri;
    private final List<Told> told = new ArrayList<>();

    Listener(HttpClient http, int port, String path) {
        this.http = http;
        this.uri = URI.create("http://localhost:" + port + path);
    }

    /// Everything so far, over all connections.
    List<Told> told() {
        return told;
    }

    /// Connects once, and listens until the server or the listener has had enough.
    ///
    /// @param enough of the event that was told last
    /// @return the status code
    int listen(Predicate<Told> enough) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
        if (!told.isEmpty()) {
            request.header("Last-Event-ID", told.getLast().id());
        }
        try {
            HttpResponse<InputStream> response = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                if (response.statusCode() == 200) {
                    read(lines, enough);
                }
            }
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while listening", e);
        }
    }

    private void read(BufferedReader lines, Predicate<Told> enough) throws IOException {
        String id = "";
        String name = "";
        String data = "";
        @Nullable String line = lines.readLine();
        while (line != null) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty() && !data.isEmpty()) {
                Told event = new Told(id, name, data);
                told.add(event);
                data = "";
                if (enough.test(event)) {
                    return;
                }
            }
            line = lines.readLine();
        }
    }
}
