package dev.downhill.training;

import dev.downhill.testing.Databases;

class RestartPostgresIT extends RestartContract {

    private final String url = Databases.postgresUrl();

    @Override
    String[] options() {
        return new String[] {
            "-Dspring.datasource.url=" + url,
            "-Dspring.datasource.username=postgres",
            "-Dspring.datasource.password=postgres"
        };
    }
}
