package dev.downhill.chunk.jdbc;

import dev.downhill.chunk.Chunks;
import dev.downhill.chunk.Sha256;
import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// A blob is a row that says how long it is and one row per chunk that says which chunk stands where; the
/// content of a chunk lies in a table of its own.
///
/// A chunk is shared safely because both sides lock its row before they decide: who adds a reference, so that it
/// is not freed meanwhile, and who frees it, so that no reference is added meanwhile. All chunks of a blob but
/// the last are exactly {@link #CHUNK_BYTES} long, so an offset tells the chunk.
@Repository
class JdbcChunks implements Chunks {

    private final JdbcClient jdbc;

    JdbcChunks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(rollbackFor = IOException.class)
    public Blob store(String owner, String name, InputStream content) throws IOException {
        Set<String> replaced = hashes("where owner = ? and name = ?", owner, name);
        jdbc.sql("delete from blob_chunks where owner = ? and name = ?")
                .params(owner, name)
                .update();
        jdbc.sql("delete from blobs where owner = ? and name = ?")
                .params(owner, name)
                .update();
        Blob blob = append(owner, name, content);
        jdbc.sql("insert into blobs (owner, name, bytes, sha256) values (?, ?, ?, ?)")
                .params(owner, name, blob.bytes(), blob.sha256())
                .update();
        release(replaced);
        return blob;
    }

    private Blob append(String owner, String name, InputStream content) throws IOException {
        MessageDigest whole = Sha256.digest();
        MessageDigest part = Sha256.digest();
        long bytes = 0;
        int position = 0;
        for (byte[] chunk = content.readNBytes(CHUNK_BYTES);
                chunk.length > 0;
                chunk = content.readNBytes(CHUNK_BYTES)) {
            whole.update(chunk);
            String hash = HexFormat.of().formatHex(part.digest(chunk));
            keep(hash, chunk);
            jdbc.sql("insert into blob_chunks (owner, name, position, sha256) values (?, ?, ?, ?)")
                    .params(owner, name, position++, hash)
                    .update();
            bytes += chunk.length;
        }
        return new Blob(Sha256.hex(whole), bytes);
    }

    /// Ends with the chunk stored and its row locked: another transaction may insert or free it in between.
    private void keep(String hash, byte[] chunk) {
        boolean kept = lock(hash);
        while (!kept) {
            kept = insert(hash, chunk) || lock(hash);
        }
    }

    private boolean insert(String hash, byte[] chunk) {
        boolean inserted = jdbc.sql("insert into chunks (sha256, bytes) values (?, ?) on conflict do nothing")
                        .params(hash, chunk.length)
                        .update()
                == 1;
        if (inserted) {
            jdbc.sql("insert into chunk_contents (sha256, content) values (?, ?)")
                    .params(hash, chunk)
                    .update();
        }
        return inserted;
    }

    private boolean lock(String hash) {
        return jdbc.sql("select sha256 from chunks where sha256 = ? for update")
                .param(hash)
                .query(String.class)
                .optional()
                .isPresent();
    }

    @Override
    public void read(String owner, String name, OutputStream target) throws IOException {
        long bytes = length(owner, name);
        for (int position = 0; (long) position * CHUNK_BYTES < bytes; position++) {
            target.write(chunk(owner, name, position));
        }
    }

    @Override
    public byte[] read(String owner, String name, long offset, int length) throws IOException {
        long bytes = length(owner, name);
        if (offset < 0 || length < 0 || offset > bytes - length) {
            throw new IndexOutOfBoundsException(
                    "bytes " + offset + " to " + (offset + length) + " of a blob of " + bytes);
        }
        byte[] result = new byte[length];
        int done = 0;
        while (done < length) {
            byte[] chunk = chunk(owner, name, Math.toIntExact((offset + done) / CHUNK_BYTES));
            int from = (int) ((offset + done) % CHUNK_BYTES);
            int count = Math.min(chunk.length - from, length - done);
            System.arraycopy(chunk, from, result, done, count);
            done += count;
        }
        return result;
    }

    private long length(String owner, String name) {
        return jdbc.sql("select bytes from blobs where owner = ? and name = ?")
                .params(owner, name)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> ProblemException.notFound("blob", owner + "/" + name));
    }

    private byte[] chunk(String owner, String name, int position) {
        return jdbc.sql("select c.content from blob_chunks b join chunk_contents c on c.sha256 = b.sha256"
                        + " where b.owner = ? and b.name = ? and b.position = ?")
                .params(owner, name, position)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> ProblemException.notFound("blob", owner + "/" + name));
    }

    @Override
    @Transactional
    public void delete(String owner) {
        Set<String> hashes = hashes("where owner = ?", owner);
        jdbc.sql("delete from blob_chunks where owner = ?").param(owner).update();
        jdbc.sql("delete from blobs where owner = ?").param(owner).update();
        release(hashes);
    }

    private void release(Set<String> hashes) {
        for (String hash : hashes) {
            if (lock(hash) && !isShared(hash)) {
                jdbc.sql("delete from chunk_contents where sha256 = ?")
                        .param(hash)
                        .update();
                jdbc.sql("delete from chunks where sha256 = ?").param(hash).update();
            }
        }
    }

    private boolean isShared(String hash) {
        return jdbc.sql("select count(*) from blob_chunks where sha256 = ?")
                        .param(hash)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Set<String> hashes(String where, Object... params) {
        return new TreeSet<>(jdbc.sql("select distinct sha256 from blob_chunks " + where)
                .params(Arrays.asList(params))
                .query((row, number) -> row.getString(1))
                .list());
    }

    @Override
    public List<String> names(String owner) {
        return jdbc.sql("select name from blobs where owner = ? order by name")
                .param(owner)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
