package dev.downhill.dataset.split;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Role;
import org.jspecify.annotations.Nullable;

/// A rule that deals the rows of a dataset into training, validation and test rows.
public sealed interface SplitRule {

    /// Shuffled rows.
    ///
    /// @param train fraction of the rows, above 0
    /// @param validation fraction of the rows, may be 0
    /// @param test fraction of the rows, may be 0; the three sum to 1
    /// @param stratify whether every class is divided alike; no effect on a numeric target
    /// @param seed of the shuffling; null for that of the job
    record Random(
            double train,
            double validation,
            double test,
            boolean stratify,
            @Nullable Long seed) implements SplitRule {

        /// @throws IllegalArgumentException if the fractions are no fractions, or do not sum to 1
        public Random {
            Fractions.require(train, validation, test);
        }

        public Random(double train, double validation, double test, boolean stratify) {
            this(train, validation, test, stratify, null);
        }

        @Override
        public Fractions fractions(Dataset dataset) {
            return new Fractions(train, validation, test);
        }
    }

    /// The parts that a column names.
    ///
    /// @param column whose values are `train`, `validation` and `test`
    record ByColumn(String column) implements SplitRule {

        @Override
        public Fractions fractions(Dataset dataset) {
            return NamedParts.fractions(dataset, column);
        }

        @Override
        public Dataset withoutRule(Dataset dataset) {
            return dataset.withoutInput(column);
        }
    }

    /// Rows in the order of time: the latest are test rows, those before them validation rows.
    ///
    /// @param column of dates or numbers
    record ByTime(String column, double train, double validation, double test) implements SplitRule {

        /// @throws IllegalArgumentException if the fractions are no fractions, or do not sum to 1
        public ByTime {
            Fractions.require(train, validation, test);
        }

        @Override
        public Fractions fractions(Dataset dataset) {
            return new Fractions(train, validation, test);
        }
    }

    /// Rows with the same value of a column in the same part.
    ///
    /// @param column such as that of the customer
    /// @param seed of the hash; null for that of the job
    record ByGroup(
            String column,
            double train,
            double validation,
            double test,
            @Nullable Long seed) implements SplitRule {

        /// @throws IllegalArgumentException if the fractions are no fractions, or do not sum to 1
        public ByGroup {
            Fractions.require(train, validation, test);
        }

        @Override
        public Fractions fractions(Dataset dataset) {
            return new Fractions(train, validation, test);
        }

        @Override
        public Dataset withoutRule(Dataset dataset) {
            return dataset.withoutInput(column);
        }
    }

    /// The fractions that the rule aims at, known without reading a row.
    Fractions fractions(Dataset dataset);

    /// The dataset as it is learnt from: a column that only says to which part a row belongs is no input.
    default Dataset withoutRule(Dataset dataset) {
        return dataset;
    }

    /// The rule of a job that names none: that of the column whose role is {@link Role#SPLIT}, else shuffled rows.
    static SplitRule usual(@Nullable Dataset dataset) {
        return dataset == null
                ? SplitFields.KINDS.defaultValue()
                : dataset.columns().stream()
                        .filter(column -> column.role() == Role.SPLIT)
                        .findFirst()
                        .<SplitRule>map(column -> new ByColumn(column.name()))
                        .orElseGet(SplitFields.KINDS::defaultValue);
    }
}
