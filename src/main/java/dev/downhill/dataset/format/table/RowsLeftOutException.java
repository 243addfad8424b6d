package dev.downhill.dataset.format.table;

/// Some rows turned out to be unreadable only when their content was read. The table leaves them out from now on, and
/// has to be read again from the survey on.
public final class RowsLeftOutException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RowsLeftOutException() {
        super("rows were left out", null, false, false);
    }
}
