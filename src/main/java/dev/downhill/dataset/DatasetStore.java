package dev.downhill.dataset;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Datasets as those see them who make and show them.
public interface DatasetStore extends Datasets {

    /// Stores a dataset and its encoded rows in one transaction: all of it or nothing.
    ///
    /// @param rows file of the rows as `RowEncoder` wrote them
    /// @param texts file of their texts; null where no column keeps any
    void add(Dataset dataset, Path rows, @Nullable Path texts);

    /// Reads a few rows without laying the whole dataset into a file.
    ///
    /// @param from first row, from 0
    /// @param count how many; the rows of the result count from 0
    /// @throws IndexOutOfBoundsException if the dataset has fewer rows
    Rows window(Dataset dataset, int from, int count);
}
