package dev.downhill.testing;

import java.lang.management.ManagementFactory;

/// Bytes that a piece of code allocates: a measure of its work that does not depend on how busy the machine is.
public final class Allocated {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocated() {}

    /// @return bytes allocated by this thread while `work` ran
    public static long by(Runnable work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
