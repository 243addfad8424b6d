package dev.downhill.request;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Makes identifiers such as `ds_01k9…`: a prefix that names the kind and a monotonic ULID in lower case, so that the
/// order of ids is the order of creation, also within one millisecond.
public final class Ids {

    /// No id is older than the first version of this service.
    private static final long EARLIEST = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();

    /// How far the clocks of replicas may differ.
    private static final long MAX_SKEW = Duration.ofHours(1).toMillis();

    private Ids() {}

    /// @param prefix the kind without its underscore: `ds`, `net`, `job`, `mdl`
    public static String next(String prefix) {
        return prefix + "_" + UlidCreator.getMonotonicUlid().toLowerCase();
    }

    /// Whether {@link #next} can have made `id` by now: it has the prefix, the form, and a time between the first
    /// version of this service and the present.
    public static boolean isPossible(String prefix, String id) {
        if (!id.startsWith(prefix + "_")) {
            return false;
        }
        String ulid = id.substring(prefix.length() + 1);
        if (!ulid.equals(ulid.toLowerCase(Locale.ROOT)) || !Ulid.isValid(ulid)) {
            return false;
        }
        long time = Ulid.getTime(ulid);
        return time >= EARLIEST && time <= Ulid.fast().getTime() + MAX_SKEW;
    }
}
