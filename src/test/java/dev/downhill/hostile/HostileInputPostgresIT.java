package dev.downhill.hostile;

import dev.downhill.testing.OnPostgres;

/// Texts that H2 keeps and PostgreSQL does not are refused on both.
@OnPostgres
class HostileInputPostgresIT extends HostileInputContract {}
