package dev.downhill.dataset.format.json;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The texts of the single objects in a JSON file.
interface JsonTexts extends Closeable {

    /// The next text, or null behind the last.
    byte @Nullable [] next() throws IOException;

    /// Line in which the last text begins, from 1.
    long number();
}
