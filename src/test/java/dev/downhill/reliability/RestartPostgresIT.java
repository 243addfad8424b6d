package dev.downhill.reliability;

import dev.downhill.testing.Databases;
import java.util.List;

class RestartPostgresIT extends RestartContract {

    private final String url = Databases.postgresUrl();

    @Override
    List<String> options() {
        return List.of(
                "-Dspring.datasource.url=" + url,
                "-Dspring.datasource.username=postgres",
                "-Dspring.datasource.password=postgres");
    }
}
