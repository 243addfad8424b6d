package dev.downhill.dataset.format.parquet;

import dev.downhill.dataset.format.table.Refusal;

/// The memory of the pages that are open at a time, one of each column with its dictionary.
final class PageMemory {

    private static final long MAX_BYTES = 128L << 20;

    private long used;

    /// @param more may be negative
    /// @throws dev.downhill.request.ProblemException if it is more than allowed
    void add(long more) {
        used += more;
        if (used > MAX_BYTES) {
            throw Refusal.of(
                    "#",
                    "pages_too_large",
                    "The pages of all columns take more than " + (MAX_BYTES >> 20) + " MB at a time.",
                    "Write the file with smaller pages or row groups, for example"
                            + " pyarrow.parquet.write_table(table, file, row_group_size=50_000).");
        }
    }
}
