package dev.downhill.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// Encrypts the secrets of webhooks for the database: AES-256 in Galois/Counter Mode (NIST SP 800-38D), each under a
/// random nonce. The id of the webhook is authenticated with it, so that a stored secret does not pass for that of
/// another webhook.
public final class SecretCipher {

    /// In front of the base64 of nonce, encrypted bytes and tag.
    private static final String PREFIX = "v1:";

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final KeyFile keyFile;
    private final RandomGenerator chance;

    /// @param chance a cryptographically secure source
    SecretCipher(KeyFile keyFile, RandomGenerator chance) {
        this.keyFile = keyFile;
        this.chance = chance;
    }

    /// Whether a stored secret is readable as it is, as earlier versions stored it.
    public static boolean isPlain(String stored) {
        return !stored.startsWith(PREFIX);
    }

    /// @param webhook its id
    public String encrypt(String webhook, WebhookSecret secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        chance.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, keyFile.findOrCreate(), nonce, webhook)
                    .doFinal(secret.key());
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, whole, NONCE_BYTES, encrypted.length);
            return PREFIX + Base64.getEncoder().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /// @param webhook its id
    /// @param stored as {@link #encrypt} made it, or plain
    /// @return empty where the key is missing, or is another one
    public Optional<WebhookSecret> decrypt(String webhook, String stored) {
        if (isPlain(stored)) {
            return Optional.of(new WebhookSecret(stored));
        }
        Optional<SecretKey> key = keyFile.find();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        byte[] whole = Base64.getDecoder().decode(stored.substring(PREFIX.length()));
        byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
        try {
            byte[] secret = cipher(Cipher.DECRYPT_MODE, key.get(), nonce, webhook)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return Optional.of(WebhookSecret.of(secret));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String webhook)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(webhook.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
