package dev.downhill.training;

import dev.downhill.testing.OnPostgres;

@OnPostgres
class EventsPostgresIT extends EventsContract {}
