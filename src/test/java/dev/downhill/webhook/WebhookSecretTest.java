package dev.downhill.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    /// The expected value is from another implementation of HMAC-SHA256.
    @Test
    void signaturesAreThoseOfStandardWebhooks() {
        WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLbSw");
        assertThat(secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), "{\"test\": 2432232314}"))
                .isEqualTo("v1,8hvFvJiZ99eZQi3HYTXdv90qGz366qKSigowhlaLYn0=");
    }

    @Test
    void aNewOneHas32BytesAndIsNotPrinted() {
        WebhookSecret secret = WebhookSecret.random(new Random(1));
        assertThat(secret.text()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(secret.toString()).isEqualTo("whsec_…");
        assertThat(WebhookSecret.random(new Random(2))).isNotEqualTo(secret);
    }
}
