package dev.downhill.training.worker;

import dev.downhill.testing.OnPostgres;

@OnPostgres
class WriteFaultsPostgresIT extends WriteFaultsContract {}
