package dev.downhill.database.h2;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A data source whose readers see only commits that survive a kill of the process.
///
/// H2 shows a commit to other connections first and writes it to the file then. A request that reads in between could
/// report a model that is lost if the process dies at that moment. So a reader that ends its transaction, or returns
/// its connection, first waits for all commits under way: those that it saw are among them. PostgreSQL needs none of
/// this: it writes first.
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
