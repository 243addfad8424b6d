package dev.downhill.webhook;

class WebhooksIT extends WebhooksContract {}
