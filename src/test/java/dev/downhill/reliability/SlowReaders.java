package dev.downhill.reliability;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Clients that take one byte of a stream a second, with as little room for more as their kernel grants. They come back
/// when they are cut off, until they are closed.
final class SlowReaders implements AutoCloseable {

    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    private final int port;
    private final String path;
    private final List<Thread> threads;

    SlowReaders(int count, int port, String path) {
        this.port = port;
        this.path = path;
        this.threads = IntStream.range(0, count)
                .mapToObj(_ -> Thread.ofVirtual().start(this::read))
                .toList();
    }

    private void read() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Socket socket = new Socket()) {
                socket.setReceiveBufferSize(1);
                socket.connect(new InetSocketAddress("localhost", port));
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                InputStream in = socket.getInputStream();
                while (in.read() >= 0) {
                    LockSupport.parkNanos(PAUSE);
                }
            } catch (IOException e) {
                // It was cut off, or is closed: an interrupt closes what a virtual thread reads from.
            }
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
