package dev.downhill.network.jdbc;

import dev.downhill.testing.OnPostgres;

@OnPostgres
class PostgresNetworksIT extends NetworksContract {}
