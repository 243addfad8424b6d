package dev.downhill.nn.kernel;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A fixed team of platform threads that share out the tasks of one operation at a time; the caller is its
/// first member.
///
/// Tasks are cut by shape and write disjoint outputs, so who runs which has no effect on the result. Between two
/// operations members spin for some microseconds, as an operation often lasts no longer, and then park. Nothing is
/// allocated by {@link #run}.
///
/// {@link #run} is for one caller at a time. Not final, so that a benchmark can record the tasks.
public class Team implements AutoCloseable {

    /// One operation, cut into tasks.
    @FunctionalInterface
    public interface Work {
        /// @param task from 0
        /// @param member who runs it, from 0: for scratch space
        void run(int task, int member);
    }

    /// Long enough to bridge the gap between two layers, short enough not to burn a core in an idle service.
    private static final int SPINS = 4_000;

    private final Panels panels;
    private final Member[] members;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private int issued;
    private volatile int round;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Thread caller;
    private @Nullable Work work;
    private int tasks;

    /// @param size members including the caller, at least 1
    @SuppressWarnings("this-escape") // A member touches nothing of the team before its first operation.
    public Team(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a team of " + size + " threads: it must be at least 1");
        }
        panels = new Panels(size);
        members = new Member[size - 1];
        for (int i = 0; i < members.length; i++) {
            members[i] = new Member(i + 1);
            members[i].thread.start();
        }
    }

    /// Members, the caller included.
    public int size() {
        return members.length + 1;
    }

    /// One scratch object for each member.
    public <T> T[] scratch(IntFunction<T[]> array, Supplier<T> object) {
        T[] objects = array.apply(size());
        Arrays.setAll(objects, member -> object.get());
        return objects;
    }

    /// What the team's matrix products pack their operands into.
    Panels panels() {
        return panels;
    }

    /// Runs `work` for every task below `count` and returns when all are done.
    public void run(int count, Work work) {
        if (members.length == 0 || count == 1) {
            for (int task = 0; task < count; task++) {
                work.run(task, 0);
            }
            return;
        }
        this.work = work;
        this.tasks = count;
        caller = Thread.currentThread();
        next.set(0);
        busy.set(members.length);
        issued++;
        round = issued;
        for (Member member : members) {
            if (member.parked) {
                LockSupport.unpark(member.thread);
            }
        }
        try {
            share(work, count, 0);
        } finally {
            awaitMembers();
        }
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            throw new IllegalStateException("a training thread failed", thrown);
        }
    }

    private void share(Work work, int count, int member) {
        for (int task = next.getAndIncrement(); task < count; task = next.getAndIncrement()) {
            work.run(task, member);
        }
    }

    private void awaitMembers() {
        int spins = 0;
        while (busy.get() != 0) {
            if (spins++ < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
    }

    /// Ends the threads; a team cannot be used afterwards.
    @Override
    public void close() {
        closed = true;
        for (Member member : members) {
            LockSupport.unpark(member.thread);
        }
    }

    private final class Member {

        private final int number;
        private final Thread thread;
        private volatile boolean parked;

        Member(int number) {
            this.number = number;
            this.thread =
                    Thread.ofPlatform().name("downhill-team-" + number).daemon().unstarted(this::serve);
        }

        private void serve() {
            int seen = 0;
            while (true) {
                seen = awaitRound(seen);
                if (closed) {
                    return;
                }
                try {
                    Work current = work;
                    if (current != null) {
                        share(current, tasks, number);
                    }
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    if (busy.decrementAndGet() == 0) {
                        LockSupport.unpark(caller);
                    }
                }
            }
        }

        private int awaitRound(int seen) {
            int spins = 0;
            while (round == seen && !closed) {
                if (spins++ < SPINS) {
                    Thread.onSpinWait();
                } else {
                    parked = true;
                    if (round == seen && !closed) {
                        LockSupport.park(Team.this);
                    }
                    parked = false;
                }
            }
            return round;
        }
    }
}
