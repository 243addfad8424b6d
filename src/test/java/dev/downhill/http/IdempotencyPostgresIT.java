package dev.downhill.http;

import dev.downhill.testing.OnPostgres;

@OnPostgres
class IdempotencyPostgresIT extends IdempotencyContract {}
