package dev.downhill.nn;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The fingerprint of trained weights: SHA-256 of the parameters and then the buffers, each value as four
/// bytes, little endian.
public final class WeightsHash {

    private static final int VALUES_PER_UPDATE = 16_384;

    private WeightsHash() {}

    /// @return 64 lower-case hex digits
    public static String sha256(float[] parameters, float[] buffers) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            update(digest, parameters);
            update(digest, buffers);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void update(MessageDigest digest, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(VALUES_PER_UPDATE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += VALUES_PER_UPDATE) {
            int count = Math.min(VALUES_PER_UPDATE, values.length - from);
            bytes.clear();
            bytes.asFloatBuffer().put(values, from, count);
            digest.update(bytes.array(), 0, count * Float.BYTES);
        }
    }
}
