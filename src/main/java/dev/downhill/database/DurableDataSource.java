package dev.downhill.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Lets nobody read what a kill of the process would still undo.
///
/// H2 shows a commit to other connections first and writes it to the file then. Somebody who reads in between tells a
/// client of a model that is gone if the process dies in that moment. So whoever has read, and ends the transaction or
/// gives the connection back, waits for the commits of others that are under way: those that were visible to it are
/// among them. PostgreSQL needs none of this: it writes first.
///
/// Statements that commit by themselves are not waited for. Only the queue has such, and clients hear of jobs alone.
final class DurableDataSource extends DelegatingDataSource {

    private final CommitsInFlight commits = new CommitsInFlight();

    DurableDataSource(DataSource source) {
        super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return durable(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return durable(super.getConnection(username, password));
    }

    private Connection durable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "commit" -> {
                        commits.run(connection::commit);
                        commits.await();
                        yield null;
                    }
                    case "close" -> {
                        connection.close();
                        commits.await();
                        yield null;
                    }
                    default -> call(connection, method, arguments);
                });
    }

    private static @Nullable Object call(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
