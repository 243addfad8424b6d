package dev.downhill.reliability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// A client of a live stream whose connection breaks again and again, after any byte. As the HTML standard has it, it
/// forgets an event that it has not got whole, and comes back with the id of the last one that it has.
final class CutListener {

    /// The most bytes that one connection brings, its headers among them: about twenty events.
    private static final int LONGEST = 6000;

    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final String BODY = "\r\n\r\n";

    private final int port;
    private final String path;
    private final Random random;
    private final List<Heard> heard = new ArrayList<>();
    private int connections;

    /// One event.
    record Heard(String id, String event, String data) {}

    CutListener(int port, String path, Random random) {
        this.port = port;
        this.path = path;
        this.random = random;
    }

    /// Listens until the server says that nothing will follow.
    CutListener listen() {
        try {
            int status = connect();
            while (status != 204) {
                if (status == 503) {
                    // The pool of connections was empty, so the server asks its clients to come again.
                    LockSupport.parkNanos(PAUSE.toNanos());
                } else if (status != 200) {
                    throw new IllegalStateException("a stream was answered with " + status);
                }
                status = connect();
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Heard> heard() {
        return heard;
    }

    int connections() {
        return connections;
    }

    /// In HTTP/1.0, which frames no chunks, and where a connection is cut at no byte that matters but those of the
    /// stream.
    private int connect() throws IOException {
        connections++;
        try (Socket socket = new Socket("localhost", port)) {
            if (random.nextBoolean()) {
                socket.setSoLinger(true, 0);
            }
            String known =
                    heard.isEmpty() ? "" : "Last-Event-ID: " + heard.getLast().id() + "\r\n";
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.0\r\nHost: localhost\r\nAccept: text/event-stream\r\n" + known
                                    + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String text = text(socket.getInputStream(), 1 + random.nextInt(LONGEST));
            int body = text.indexOf(BODY);
            if (body >= 0) {
                take(text.substring(body + BODY.length()));
            }
            return text.length() < 12 ? 200 : Integer.parseInt(text.substring(9, 12));
        }
    }

    /// No longer than the server sends.
    private static String text(InputStream in, int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[most];
        for (int got = in.read(buffer, 0, most); got > 0; got = in.read(buffer, 0, most - bytes.size())) {
            bytes.write(buffer, 0, got);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private void take(String stream) {
        int whole = stream.lastIndexOf("\n\n");
        if (whole < 0) {
            return;
        }
        for (String block : stream.substring(0, whole).split("\n\n", -1)) {
            Map<String, String> fields = new HashMap<>();
            block.lines()
                    .filter(line -> !line.startsWith(":"))
                    .map(line -> line.split(": ", 2))
                    .forEach(field -> fields.put(field[0], field[1]));
            if (fields.containsKey("data")) {
                heard.add(
                        new Heard(fields.getOrDefault("id", ""), fields.getOrDefault("event", ""), fields.get("data")));
            }
        }
    }
}
