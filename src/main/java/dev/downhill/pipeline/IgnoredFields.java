package dev.downhill.pipeline;

import dev.downhill.request.SpellingSuggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Fields that name no column of the model, beside columns that may be missing and are. One is often the other,
/// misspelt; imputed without a word, it would change the prediction unnoticed.
final class IgnoredFields {

    /// Enough to find a misspelt name; bounds the time for an instance of many fields.
    private static final int MAX_FIELDS = 50;

    private static final int MAX_MISSING = 20;
    private static final int MAX_LENGTH = 40;

    /// A sentence lists no more fields than this.
    private static final int LISTED = 3;

    private IgnoredFields() {}

    /// One sentence for each field that reads like a missing column, and one for the others where a column is absent.
    ///
    /// @param fields that name no column
    /// @param absent optional columns that the instance does not name
    /// @param empty optional columns without a value, the absent ones included
    static List<String> warnings(List<String> fields, List<String> absent, List<String> empty) {
        List<String> candidates = fields.stream()
                .filter(field -> field.length() <= MAX_LENGTH)
                .limit(MAX_FIELDS)
                .toList();
        List<String> missing = empty.stream().limit(MAX_MISSING).toList();
        List<String> sentences = new ArrayList<>();
        List<String> others = new ArrayList<>(fields);
        List<String> unexplained = new ArrayList<>(absent);
        for (String field : candidates) {
            String nearest = SpellingSuggestion.of(field, missing);
            if (nearest != null) {
                sentences.add(
                        sentence(Text.quote(field) + " is", nearest) + " Did you mean " + Text.quote(nearest) + "?");
                others.remove(field);
                unexplained.remove(nearest);
            }
        }
        if (!others.isEmpty() && !unexplained.isEmpty()) {
            String nearest = SpellingSuggestion.nearest(Text.cut(others.getFirst()), unexplained);
            sentences.add(sentence(list(others), nearest));
        }
        return List.copyOf(sentences);
    }

    /// @param columns names of the columns that are known
    static List<String> among(Iterable<String> fields, Set<String> columns) {
        List<String> unknown = new ArrayList<>();
        for (String field : fields) {
            if (!columns.contains(field.strip())) {
                unknown.add(field);
            }
        }
        return unknown;
    }

    private static String list(List<String> fields) {
        String listed =
                String.join(", ", fields.stream().limit(LISTED).map(Text::quote).toList());
        String more = fields.size() > LISTED ? " and " + (fields.size() - LISTED) + " more" : "";
        return listed + more + (fields.size() > 1 ? " are" : " is");
    }

    private static String sentence(String ignored, String missing) {
        return ignored + " no input of the model, while " + Text.quote(missing) + " is missing and was imputed.";
    }
}
