package dev.downhill.nn.init;

/// A random matrix with orthonormal columns, or rows where those are fewer: a matrix of normal numbers, its
/// columns made orthogonal one after the other (modified Gram and Schmidt), which draws evenly from all such
/// matrices. Saxe, McClelland and Ganguli 2014, "Exact solutions to the nonlinear dynamics of learning in
/// deep linear neural networks".
final class Orthogonal {

    private Orthogonal() {}

    /// Fills `[rows, columns]` values from `from` on.
    static void fill(long key, float[] values, int from, int rows, int columns) {
        int length = Math.max(rows, columns);
        int vectors = Math.min(rows, columns);
        double[][] matrix = new double[length][vectors];
        for (int i = 0; i < length; i++) {
            for (int k = 0; k < vectors; k++) {
                matrix[i][k] = Randomness.normal(key, (long) i * vectors + k);
            }
        }
        orthonormalise(matrix, vectors);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = rows >= columns ? matrix[row][column] : matrix[column][row];
                values[from + row * columns + column] = (float) value;
            }
        }
    }

    /// Each column is scaled to length 1, and what the later columns share with it is taken from them.
    private static void orthonormalise(double[][] matrix, int vectors) {
        double[] shared = new double[vectors];
        for (int k = 0; k < vectors; k++) {
            double squares = 0;
            for (double[] row : matrix) {
                squares += row[k] * row[k];
            }
            double scale = 1 / Math.sqrt(squares);
            for (int j = k; j < vectors; j++) {
                shared[j] = 0;
            }
            for (double[] row : matrix) {
                row[k] *= scale;
                addScaled(row[k], row, shared, k + 1, vectors);
            }
            for (double[] row : matrix) {
                addScaled(-row[k], shared, row, k + 1, vectors);
            }
        }
    }

    private static void addScaled(double factor, double[] from, double[] to, int first, int end) {
        for (int j = first; j < end; j++) {
            to[j] += factor * from[j];
        }
    }
}
