package dev.downhill.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One column and what is known about its values, over all rows.
///
/// @param missing rows without a value
/// @param distinct different values of a numeric column; null where they are too many to count, and for the others
/// @param min and `max`, `mean`, `std` (population), `quantiles` (0, ¼, ½, ¾, 1), `histogram` of a numeric column;
///     null for the others and where every value is missing
/// @param categories values of a categorical column in the order of their codes; null for the others
/// @param shape `[height, width, channels]` of an image column; null for the others
/// @param wide whether each value is kept with twice the usual bits, because the usual ones would change some: numbers
///     with 64 instead of 32, shades of images with 16 instead of 8; null for the usual bits, and before this was kept
/// @param notation how the values are written; null for the usual way, and before this was kept
/// @param dimensions numbers that a text becomes where it is learnt from; null for the others, and for texts of
///     datasets from before they were kept
public record Column(
        String name,
        ColumnType type,
        Role role,
        long missing,
        @Nullable Long distinct,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double mean,
        @Nullable Double std,
        @Nullable List<Double> quantiles,
        @Nullable Histogram histogram,
        @Nullable List<Category> categories,
        @Nullable List<Integer> shape,
        @Nullable Notation notation,
        @Nullable Boolean wide,
        @Nullable Integer dimensions) {

    /// A column whose values are written in the usual way.
    public Column(
            String name,
            ColumnType type,
            Role role,
            long missing,
            @Nullable Long distinct,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Double mean,
            @Nullable Double std,
            @Nullable List<Double> quantiles,
            @Nullable Histogram histogram,
            @Nullable List<Category> categories,
            @Nullable List<Integer> shape) {
        this(
                name,
                type,
                role,
                missing,
                distinct,
                min,
                max,
                mean,
                std,
                quantiles,
                histogram,
                categories,
                shape,
                null,
                null,
                null);
    }

    /// Numbers that a text becomes where nothing else is said.
    public static final int TEXT_DIMENSIONS = 1_024;

    /// A column of texts, which are kept.
    ///
    /// @param dimensions numbers that a text becomes
    public static Column text(String name, Role role, long missing, int dimensions) {
        return new Column(
                name,
                ColumnType.TEXT,
                role,
                missing,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                dimensions);
    }

    /// A column of which nothing is known but where values are missing: texts, or numbers that are missing everywhere.
    public static Column plain(String name, ColumnType type, Role role, long missing) {
        return new Column(name, type, role, missing, null, null, null, null, null, null, null, null, null);
    }

    /// @param categories in the order of their codes
    public static Column categorical(String name, Role role, long missing, List<Category> categories) {
        return new Column(
                name,
                ColumnType.CATEGORICAL,
                role,
                missing,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                categories,
                null);
    }

    /// @param shape `[height, width, channels]`
    /// @param deep whether shades have 16 bits
    public static Column image(String name, Role role, long missing, @Nullable List<Integer> shape, boolean deep) {
        return new Column(
                name,
                ColumnType.IMAGE,
                role,
                missing,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                shape,
                null,
                deep ? true : null,
                null);
    }

    /// This column as one of dates and times.
    public Column asDates() {
        return copy(ColumnType.DATETIME, role, histogram, notation);
    }

    /// This column in another role.
    public Column with(Role other) {
        return copy(type, other, histogram, notation);
    }

    /// This column with its histogram.
    public Column with(Histogram counted) {
        return copy(type, role, counted, notation);
    }

    /// This column with the way in which its values are written.
    public Column with(@Nullable Notation written) {
        return copy(type, role, histogram, written);
    }

    private Column copy(ColumnType asType, Role asRole, @Nullable Histogram counted, @Nullable Notation written) {
        return new Column(
                name,
                asType,
                asRole,
                missing,
                distinct,
                min,
                max,
                mean,
                std,
                quantiles,
                counted,
                categories,
                shape,
                written,
                wide,
                dimensions);
    }

    /// Whether numbers are kept with 64 bits.
    public boolean hasDoubles() {
        return type == ColumnType.DATETIME || (type == ColumnType.NUMERIC && isWide());
    }

    /// Whether the texts of a column are kept; those of older datasets are not.
    public boolean keepsTexts() {
        return type == ColumnType.TEXT && dimensions != null;
    }

    /// Whether the shades of images have 16 bits, in two bytes, the lower one first.
    public boolean isDeep() {
        return type == ColumnType.IMAGE && isWide();
    }

    private boolean isWide() {
        return wide != null && wide;
    }

    /// Bytes of one image.
    ///
    /// @throws ArithmeticException if they are more than 2 GB
    public int imageBytes() {
        if (shape == null) {
            throw new IllegalArgumentException("image column " + name + " has no shape");
        }
        return shape.stream().reduce(isDeep() ? 2 : 1, Math::multiplyExact);
    }

    /// This column without its single values: of categories their number remains, of numbers the five figures.
    public Column summary() {
        Long known = categories == null ? distinct : Long.valueOf(categories.size());
        return new Column(
                name,
                type,
                role,
                missing,
                known,
                min,
                max,
                mean,
                std,
                null,
                null,
                null,
                shape,
                notation,
                wide,
                dimensions);
    }

    /// Counts of the values between consecutive edges; the last bin includes its upper edge.
    public record Histogram(List<Double> edges, List<Long> counts) {}

    /// One value of a categorical column and how many rows have it.
    public record Category(String value, long count) {}
}
