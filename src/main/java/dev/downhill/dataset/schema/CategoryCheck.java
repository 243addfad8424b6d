package dev.downhill.dataset.schema;

import dev.downhill.dataset.Column.Category;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.format.table.Places;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Finds categories that look like the same one: they differ in case or blanks only.
final class CategoryCheck {

    private CategoryCheck() {}

    static void run(String column, List<Category> categories, List<Guess> guesses) {
        Map<String, String> first = new HashMap<>();
        int pairs = 0;
        String example = "";
        for (String text : categories.stream().map(Category::value).sorted().toList()) {
            String folded =
                    text.replace('\u00a0', ' ').strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
            String other = first.putIfAbsent(folded, text);
            if (other != null) {
                pairs++;
                example = example.isEmpty() ? shown(other) + " and " + shown(text) : example;
            }
        }
        if (pairs > 0) {
            guesses.add(new Guess(
                    "similar_categories",
                    column,
                    null,
                    "Categories of \"" + column + "\" differ in case or blanks only, such as " + example
                            + (pairs == 1 ? "." : ", " + pairs + " pairs altogether.") + " They are kept apart.",
                    "Where they are the same, spell them alike in the file."));
        }
    }

    /// A no-break space looks like any other.
    private static String shown(String text) {
        return Places.quote(text.replace("\u00a0", "\u237d"));
    }
}
