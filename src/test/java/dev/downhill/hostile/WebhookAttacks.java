package dev.downhill.hostile;

import java.util.stream.Stream;

/// A service whose webhooks are off, as they are by default, says so at every endpoint.
final class WebhookAttacks {

    private static final String WEBHOOKS = "/v1/webhooks";
    private static final String OFF = "downhill.webhooks.enabled";

    private WebhookAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                Attack.json("a webhook where they are off", WEBHOOKS, "{\"url\":\"https://127.0.0.1/\"}")
                        .is(409, OFF),
                Attack.get("webhooks where they are off", WEBHOOKS).is(409, OFF),
                Attack.get("one webhook where they are off", WEBHOOKS + "/whk_1")
                        .is(409, OFF),
                Attack.delete("a webhook where they are off", WEBHOOKS + "/whk_1")
                        .is(409, OFF),
                Attack.get("deliveries where webhooks are off", WEBHOOKS + "/whk_1/deliveries")
                        .is(409, OFF),
                Attack.post("a resend where webhooks are off", WEBHOOKS + "/whk_1/deliveries/msg_1/resend")
                        .is(409, OFF));
    }
}
