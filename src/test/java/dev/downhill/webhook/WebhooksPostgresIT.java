package dev.downhill.webhook;

import dev.downhill.testing.OnPostgres;

@OnPostgres
class WebhooksPostgresIT extends WebhooksContract {}
