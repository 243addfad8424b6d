package dev.downhill.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {

    private static final WebhookSecret SECRET = WebhookSecret.random(new SecureRandom());

    @TempDir
    private Path folder;

    private SecretCipher cipher(String file) {
        return new SecretCipher(new KeyFile(folder.resolve(file), new SecureRandom()), new SecureRandom());
    }

    @Test
    void whatIsEncryptedIsDecryptedByEveryProcessWithTheKey() throws IOException {
        String stored = cipher("key").encrypt("whk_1", SECRET);
        assertThat(stored).doesNotContain(SECRET.text().substring(6)).hasSizeLessThan(100);
        assertThat(cipher("key").decrypt("whk_1", stored)).contains(SECRET);
        assertThat(cipher("key").encrypt("whk_1", SECRET)).isNotEqualTo(stored);
        assertThat(Files.getPosixFilePermissions(folder.resolve("key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /// The layout that the stored form promises, read without any code of ours.
    @Test
    void theStoredFormIsNonceCiphertextAndTag() throws Exception {
        byte[] whole = Base64.getDecoder()
                .decode(cipher("key").encrypt("whk_1", SECRET).substring(3));
        byte[] key = Base64.getDecoder()
                .decode(Files.readString(folder.resolve("key")).strip());
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, whole, 0, 12));
        aes.updateAAD("whk_1".getBytes(StandardCharsets.UTF_8));
        assertThat("whsec_" + Base64.getEncoder().encodeToString(aes.doFinal(whole, 12, whole.length - 12)))
                .isEqualTo(SECRET.text());
    }

    @Test
    void anotherKeyAnotherWebhookOrAChangedByteOpenNothing() {
        SecretCipher cipher = cipher("key");
        String stored = cipher.encrypt("whk_1", SECRET);
        cipher("other").encrypt("whk_1", SECRET);
        assertThat(cipher("other").decrypt("whk_1", stored)).isEmpty();
        assertThat(cipher("missing").decrypt("whk_1", stored)).isEmpty();
        assertThat(folder.resolve("missing")).doesNotExist();
        assertThat(cipher.decrypt("whk_2", stored)).isEmpty();
        char flipped = stored.charAt(30) == 'A' ? 'B' : 'A';
        assertThat(cipher.decrypt("whk_1", stored.substring(0, 30) + flipped + stored.substring(31)))
                .isEmpty();
        assertThatThrownBy(() -> WebhookSecret.UNREADABLE.sign("msg_1", Instant.EPOCH, "{}"))
                .hasMessageContaining("downhill.webhooks.key-file");
    }

    @Test
    void secretsOfEarlierVersionsAreRead() {
        assertThat(cipher("none").decrypt("whk_1", SECRET.text())).contains(SECRET);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no base64!", "c2hvcnQ="})
    void aFileThatIsNoKeyIsNamed(String content) throws IOException {
        Files.writeString(folder.resolve("key"), content);
        assertThatThrownBy(() -> cipher("key").encrypt("whk_1", SECRET))
                .hasMessageContaining("downhill.webhooks.key-file")
                .hasMessageContaining(folder.resolve("key").toString());
    }
}
