package dev.downhill.database.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.CountDownLatch;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePathWrapper;

/// A disk of H2's, `slow:` before a path, that begins to write and does not end before it is told to. Public for H2,
/// which makes more of them.
public final class SlowDisk extends FilePathWrapper {

    private static volatile boolean holding;
    private static volatile CountDownLatch reached = new CountDownLatch(0);
    private static volatile CountDownLatch released = new CountDownLatch(0);

    /// The next write stands still.
    static void hold() {
        reached = new CountDownLatch(1);
        released = new CountDownLatch(1);
        holding = true;
    }

    /// Waits until a write stands still.
    static void awaitWrite() throws InterruptedException {
        reached.await();
    }

    static void release() {
        holding = false;
        released.countDown();
    }

    @Override
    public String getScheme() {
        return "slow";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    /// Without monitors: a read must not stand still behind a write that does.
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    private static final class Channel extends FileBaseDefault {

        private final FileChannel base;

        private Channel(FileChannel base) {
            this.base = base;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            if (holding) {
                reached.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            return base.write(source, position);
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            base.truncate(size);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            base.force(metadata);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
