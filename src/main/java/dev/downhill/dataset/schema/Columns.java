package dev.downhill.dataset.schema;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.Column.Category;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Notation;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.format.spelling.Numbers;
import dev.downhill.dataset.format.spelling.Spelling;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes columns of tallies.
final class Columns {

    private Columns() {}

    static Column numeric(ColumnTally tally, Role role) {
        NumberTally numbers = tally.numbers();
        if (numbers.count() == 0) {
            return Column.plain(tally.field().name(), ColumnType.NUMERIC, role, tally.missing());
        }
        return new Column(
                tally.field().name(),
                ColumnType.NUMERIC,
                role,
                tally.missing(),
                numbers.distinct() < 0 ? null : (long) numbers.distinct(),
                numbers.min(),
                numbers.max(),
                numbers.mean(),
                numbers.std(),
                numbers.quantiles(),
                null,
                null,
                null,
                null,
                numbers.isWide() ? true : null,
                null);
    }

    static Column categorical(ColumnTally tally, Role role, Map<String, Long> counts) {
        List<Category> categories = counts.entrySet().stream()
                .map(entry -> new Category(entry.getKey(), entry.getValue()))
                .sorted(order(counts))
                .toList();
        return Column.categorical(tally.field().name(), role, tally.missing(), categories);
    }

    static Column image(ColumnTally tally, Role role) {
        return Column.image(
                tally.field().name(),
                role,
                tally.missing(),
                tally.field().shape(),
                tally.field().isDeep());
    }

    /// @param dimensions numbers that a text becomes; null for the usual ones
    static Column text(ColumnTally tally, Role role, @Nullable Integer dimensions) {
        int places = dimensions == null ? Column.TEXT_DIMENSIONS : dimensions;
        return Column.text(tally.field().name(), role, tally.missing(), places);
    }

    /// Numbers ascend, everything else is sorted as text.
    private static Comparator<Category> order(Map<String, Long> counts) {
        Comparator<Category> byText = Comparator.comparing(Category::value);
        boolean numbers = counts.keySet().stream().allMatch(value -> Double.isFinite(Numbers.parse(value)));
        return numbers
                ? Comparator.comparingDouble((Category category) -> Numbers.parse(category.value()))
                        .thenComparing(byText)
                : byText;
    }

    /// Joins the spellings of a number: `7` and `7.0` become `7`.
    static Map<String, Long> respell(Map<String, Long> counts, @Nullable Notation notation) {
        Map<String, Long> joined = new HashMap<>();
        counts.forEach((text, count) -> joined.merge(Spelling.canonical(text, notation), count, Long::sum));
        return joined;
    }
}
