package dev.downhill.training.event;

import dev.downhill.testing.OnPostgres;

@OnPostgres
class EventsPostgresIT extends EventsContract {}
