package dev.downhill.training;

import dev.downhill.chunk.Chunks;
import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Blobs in memory, for tests of those who store them.
public final class MemoryChunks implements Chunks {

    private final Map<String, Map<String, byte[]>> blobs = new TreeMap<>();

    /// As if the database had been damaged.
    public void damage(String owner, String name, UnaryOperator<byte[]> damage) {
        of(owner).compute(name, (_, content) -> damage.apply(content == null ? new byte[0] : content));
    }

    private Map<String, byte[]> of(String owner) {
        return blobs.computeIfAbsent(owner, _ -> new TreeMap<>());
    }

    @Override
    public Blob store(String owner, String name, InputStream content) throws IOException {
        byte[] bytes = content.readAllBytes();
        of(owner).put(name, bytes);
        return new Blob("", bytes.length);
    }

    @Override
    public void read(String owner, String name, OutputStream target) throws IOException {
        byte[] content = of(owner).get(name);
        if (content == null) {
            throw ProblemException.notFound("blob", name);
        }
        target.write(content);
    }

    @Override
    public byte[] read(String owner, String name, long offset, int length) {
        return Arrays.copyOfRange(of(owner).getOrDefault(name, new byte[0]), (int) offset, (int) offset + length);
    }

    @Override
    public void delete(String owner) {
        blobs.remove(owner);
    }

    @Override
    public List<String> names(String owner) {
        return List.copyOf(of(owner).keySet());
    }
}
