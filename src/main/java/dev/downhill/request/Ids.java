package dev.downhill.request;

import com.github.f4b6a3.ulid.UlidCreator;

/// Makes identifiers such as `ds_01k9…`: a prefix that names the kind and a monotonic ULID in lower case, so that the
/// order of ids is the order of creation, also within one millisecond.
public final class Ids {

    private Ids() {}

    /// @param prefix the kind without its underscore: `ds`, `net`, `job`, `mdl`
    public static String next(String prefix) {
        return prefix + "_" + UlidCreator.getMonotonicUlid().toLowerCase();
    }
}
