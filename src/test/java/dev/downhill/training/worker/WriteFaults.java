package dev.downhill.training.worker;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A database whose connection breaks at a chosen write of one thread or of the writers beside its trainings: at a
/// statement that changes something, or at a commit.
final class WriteFaults extends DelegatingDataSource {

    /// The kind of a fault.
    enum Kind {
        /// Before the write has any effect.
        BEFORE,
        /// After it was done, without an answer; a statement that is no commit is rolled back with its transaction.
        AFTER
    }

    private volatile Kind kind = Kind.BEFORE;
    private volatile @Nullable Thread victim;
    private final AtomicInteger left = new AtomicInteger();

    WriteFaults(DataSource real) {
        super(real);
    }

    /// Lets the calling thread's nth write from now on fail, those of writers counted.
    void arm(int n, Kind how) {
        left.set(n);
        kind = how;
        victim = Thread.currentThread();
    }

    private boolean isVictim(Thread thread) {
        Thread armed = victim;
        return armed != null && (thread == armed || thread.getName().startsWith(SideWriter.THREAD));
    }

    /// @return whether the fault has come
    boolean disarm() {
        victim = null;
        return left.get() <= 0;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("commit")) {
                return breakable(() -> call(real, method, arguments), real);
            }
            Object result = call(real, method, arguments);
            return result instanceof PreparedStatement statement ? watched(statement, real) : result;
        });
    }

    private PreparedStatement watched(PreparedStatement real, Connection connection) {
        return proxy(
                PreparedStatement.class,
                (method, arguments) -> method.getName().equals("executeUpdate")
                                || method.getName().equals("executeBatch")
                        ? breakable(() -> call(real, method, arguments), connection)
                        : call(real, method, arguments));
    }

    private @Nullable Object breakable(Write write, Connection connection) throws Throwable {
        if (!isVictim(Thread.currentThread()) || left.decrementAndGet() != 0) {
            return write.run();
        }
        if (kind == Kind.AFTER) {
            write.run();
        }
        // A database undoes what was open when the connection broke.
        connection.rollback();
        throw new SQLException("the connection broke, as ordered", "08006");
    }

    @FunctionalInterface
    private interface Write {

        @Nullable
        Object run() throws Throwable;
    }

    @FunctionalInterface
    private interface Handler {

        @Nullable
        Object call(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return Objects.requireNonNull(type.cast(Proxy.newProxyInstance(
                WriteFaults.class.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> handler.call(method, arguments))));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
