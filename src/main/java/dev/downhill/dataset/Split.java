package dev.downhill.dataset;

/// Which rows are learnt from, which watched, and which kept aside to the very end. Row numbers, ascending.
public record Split(int[] train, int[] validation, int[] test) {

    /// How large the parts are.
    ///
    /// @param train fraction of the rows, above 0
    /// @param validation fraction of the rows, may be 0
    /// @param test fraction of the rows, may be 0; the three sum to 1
    /// @param stratify whether every class is divided alike; no effect on a numeric target
    public record Fractions(double train, double validation, double test, boolean stratify) {}

    /// Divides the rows that have a target value. Depends on its arguments alone.
    ///
    /// Rounds so that no part with a fraction above 0 is empty, and a class with at least 3 rows is in each part.
    ///
    /// @throws dev.downhill.problem.ProblemException if there are too few rows for the parts asked for
    public static Split of(Dataset dataset, Rows rows, Fractions fractions, long seed) {
        throw new UnsupportedOperationException();
    }
}
