package dev.downhill.model.jdbc;

import dev.downhill.testing.OnPostgres;

@OnPostgres
class PostgresModelsIT extends ModelsContract {}
