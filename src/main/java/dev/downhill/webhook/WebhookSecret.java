package dev.downhill.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key that signs what a webhook is sent, in the form of Standard Webhooks: `whsec_` and its bytes in base64.
///
/// @param text never logged
public record WebhookSecret(String text) {

    /// Of a webhook whose stored secret cannot be decrypted: nothing can be signed with it.
    public static final WebhookSecret UNREADABLE = new WebhookSecret("");

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    /// As long as the signature.
    private static final int BYTES = 32;

    /// @param chance a cryptographically secure source
    static WebhookSecret random(RandomGenerator chance) {
        byte[] key = new byte[BYTES];
        chance.nextBytes(key);
        return of(key);
    }

    static WebhookSecret of(byte[] key) {
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /// The bytes that sign.
    byte[] key() {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /// The value of the header `webhook-signature`.
    ///
    /// @param id of the message, the same for every try
    /// @param at when it is sent, in whole seconds
    String sign(String id, Instant at, String body) {
        if (equals(UNREADABLE)) {
            throw new IllegalStateException(
                    "the secret of this webhook cannot be decrypted with the key of this process"
                            + " (downhill.webhooks.key-file)");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            String signed = id + "." + at.getEpochSecond() + "." + body;
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
