package dev.downhill.dataset.schema;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetSpec.ColumnSpec;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.Notation;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.Task;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.request.Problem;
import dev.downhill.request.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Decides what each column is and what it is for.
///
/// A column is numeric if all its values are finite numbers; else categorical if it has few different values; else
/// text, which is learnt from where it is words and not ids. A numeric target of few whole values is taken as a class,
/// because digits and grades are more often meant so than not, and a warning says how to choose otherwise.
final class Inference {

    /// From this many rows on a column whose texts hardly repeat is no category.
    private static final int ROWS_TO_JUDGE = 30;

    private static final double REPEATS_HARDLY = 0.8;

    /// Share of the texts of a column from which on it holds words and not ids.
    private static final double PROSE = 0.1;

    private static final int CLASSES_OF_NUMBERS = 20;
    private static final int ROWS_PER_CLASS = 5;

    private final Survey survey;
    private final DatasetSpec spec;
    private final Problems problems = new Problems();
    private final SchemaWarnings warnings = new SchemaWarnings();
    private final MissingTexts missing = new MissingTexts();
    private final List<Guess> guesses = new ArrayList<>();
    private final Set<String> respelt = new HashSet<>();

    Inference(Survey survey, DatasetSpec spec) {
        this.survey = survey;
        this.spec = spec;
    }

    Schema schema() {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < survey.columns().size(); i++) {
            columns.add(column(survey.columns().get(i), i == survey.target()));
        }
        Column target = columns.get(survey.target());
        for (int i = 0; i < columns.size(); i++) {
            warnOfRowNumbers(columns.get(i), i, target);
        }
        TargetCheck.run(target, survey, problems);
        if (columns.stream().noneMatch(column -> column.role() == Role.INPUT)) {
            String decided = String.join(" ", warnings.sentences(target));
            problems.add(
                    "#/columns",
                    "no_inputs",
                    "There is no column to learn from beside the target.",
                    decided.isEmpty() ? null : decided);
        }
        problems.throwIfAny("Nothing can be learnt from the file as it is.");
        return new Schema(
                survey.rows(),
                target.type() == ColumnType.NUMERIC ? Task.REGRESSION : Task.CLASSIFICATION,
                target.name(),
                List.copyOf(columns),
                Set.copyOf(respelt),
                warnings.sentences(target),
                Stream.of(Marks.guesses(survey.columns(), spec.csv()), missing.guesses(), guesses)
                        .flatMap(List::stream)
                        .toList(),
                Marks.usual(survey.columns()),
                spec.csv().missing());
    }

    /// A file that is sorted by its target: the number of a row then tells the target, and of no new row.
    private void warnOfRowNumbers(Column column, int index, Column target) {
        boolean input = column.role() == Role.INPUT && column.type() == ColumnType.NUMERIC;
        if (!input || survey.rows() < ROWS_TO_JUDGE || target.type() == ColumnType.IMAGE) {
            return;
        }
        long classes = target.categories() == null ? 0 : target.categories().size();
        boolean sorted = survey.columns().get(survey.target()).order().isSorted(classes);
        if (sorted && survey.columns().get(index).order().countsRows(survey.rows())) {
            guesses.add(new Guess(
                    "columns.role",
                    column.name(),
                    null,
                    "Column \"" + column.name() + "\" numbers the rows, and the file is sorted by the target \""
                            + target.name() + "\": the number predicts the target here, and of no new row.",
                    "To leave it out set columns." + column.name() + ".role to \"ignored\" in the spec."));
        }
    }

    private Column column(ColumnTally tally, boolean target) {
        ColumnSpec said = spec.column(tally.field().name());
        boolean open = said.type() == null && said.role() != Role.WEIGHT && said.role() != Role.KEY;
        if (open && !tally.field().isImage() && !tally.field().isLabel() && !isDated(tally)) {
            missing.dropStrays(tally);
        }
        ColumnType type = type(tally, said, target);
        if (!tally.field().isImage()) {
            missing.keep(tally, type, said.missing() != null || spec.csv().missing() != null);
        }
        Role role = role(tally, said, type, target);
        if (tally.weights() != null) {
            tally.weights().report(tally, problems);
        }
        if (role == Role.SPLIT) {
            PartCheck.run(tally, problems);
        }
        Column column = switch (type) {
            case DATETIME -> Columns.numeric(tally, role).asDates();
            case NUMERIC -> Columns.numeric(tally, role);
            case CATEGORICAL -> Columns.categorical(tally, role, folded(tally, said));
            case IMAGE -> Columns.image(tally, role);
            case TEXT -> Columns.text(tally, role, said.dimensions());
        };
        column = tally.field().isImage() ? column : column.with(tally.notation());
        tell(column, tally, said);
        if (said.role() == null && said.type() == null) {
            warnings.observe(column, tally, survey.rows());
        }
        return column;
    }

    /// Warnings about the values of a column.
    private void tell(Column column, ColumnTally tally, ColumnSpec said) {
        String name = column.name();
        ColumnTally.Sighting rounded = tally.rounded();
        if (rounded != null
                && column.type() == ColumnType.NUMERIC
                && !tally.field().isImage()) {
            guesses.add(new Guess(
                    "columns.type",
                    name,
                    rounded.row(),
                    "In " + rounded.place() + ", column \"" + name + "\", " + Places.quote(rounded.value())
                            + " has more digits than a number keeps (2^53); it is rounded.",
                    "Where it is an identifier, set columns." + name
                            + ".type to \"categorical\" or its role to \"ignored\"."));
        }
        ColumnTally.Sighting code = tally.code();
        if (code != null && said.type() == null && column.type() != ColumnType.NUMERIC && tally.notNumbers() == 0) {
            guesses.add(new Guess(
                    "columns.type",
                    name,
                    code.row(),
                    "Column \"" + name + "\" is kept as written, as " + Places.quote(code.value()) + " in "
                            + code.place() + " has leading zeros.",
                    "Where it is a number, set columns." + name + ".type to \"numeric\" in the spec."));
        }
        if (column.categories() != null) {
            CategoryCheck.run(name, column.categories(), guesses);
            if (tally.respelt() > 0) {
                guesses.add(new Guess(
                        "composed_letters",
                        name,
                        null,
                        tally.respelt() + " values of \"" + name
                                + "\" write letters and their accents apart; they are taken as the composed ones.",
                        ""));
            }
        }
    }

    private ColumnType type(ColumnTally tally, ColumnSpec said, boolean target) {
        if (tally.field().isImage() || said.type() == ColumnType.IMAGE) {
            if (said.type() != null && tally.field().isImage() != (said.type() == ColumnType.IMAGE)) {
                problem(tally, "type", "wrong_type", "holds " + (tally.field().isImage() ? "" : "no ") + "images");
            }
            return tally.field().isImage() ? ColumnType.IMAGE : ColumnType.TEXT;
        }
        boolean weight = said.role() == Role.WEIGHT;
        KeyCheck keys = tally.keys();
        ColumnType usual = weight
                ? ColumnType.NUMERIC
                : keys == null ? inferred(tally, target) : keys.areNumbers() ? ColumnType.NUMERIC : ColumnType.TEXT;
        ColumnType type = said.type() == null ? usual : said.type();
        if (weight && type != ColumnType.NUMERIC) {
            problem(tally, "type", "wrong_type", "has the role weight, so its type is numeric");
        }
        if (said.dimensions() != null && type != ColumnType.TEXT) {
            problem(tally, "dimensions", "unexpected", "is no text; dimensions are for columns of type text");
        }
        if (said.maxCategories() != null && type != ColumnType.CATEGORICAL) {
            problem(tally, "max_categories", "unexpected", "is not categorical, so it has no categories to fold");
        }
        if (type == ColumnType.DATETIME) {
            if (!isDated(tally)) {
                problem(tally, "format", "missing", "is to hold dates, whose format is not plain: name it as format");
            }
            NumberCheck.run(tally, problems);
        }
        if (type == ColumnType.NUMERIC) {
            NumberCheck.run(tally, problems);
            int classes = target && said.type() == null ? classes(tally) : 0;
            if (classes > 0) {
                warnings.add("The target \"" + tally.field().name() + "\" has "
                        + classes + " different whole values and is taken as "
                        + classes + " classes; to predict it as a number, set columns."
                        + tally.field().name() + ".type to \"numeric\" in the spec.");
                respelt.add(tally.field().name());
                return ColumnType.CATEGORICAL;
            }
        }
        if (type == ColumnType.CATEGORICAL && tally.texts().counts() == null) {
            problem(
                    tally,
                    "type",
                    "too_many_categories",
                    "has more than " + DatasetSpec.MAX_CATEGORIES
                            + " categories; max_categories of the column folds the rare ones");
            return ColumnType.TEXT;
        }
        return type;
    }

    private static boolean isDated(ColumnTally tally) {
        Notation notation = tally.notation();
        return notation != null && notation.format() != null;
    }

    private ColumnType inferred(ColumnTally tally, boolean target) {
        if (tally.field().isLabel()) {
            return ColumnType.CATEGORICAL;
        }
        if (isDated(tally)) {
            return tally.notNumbers() == 0 ? ColumnType.DATETIME : ColumnType.TEXT;
        }
        boolean codes = tally.code() != null
                && tally.numbers().isWhole()
                && tally.texts().counts() != null;
        if (tally.notNumbers() == 0 && !codes) {
            return ColumnType.NUMERIC;
        }
        Map<String, Long> counts = tally.texts().counts();
        if (counts == null) {
            return ColumnType.TEXT;
        }
        long present = survey.rows() - tally.missing();
        boolean hardlyRepeats = present >= ROWS_TO_JUDGE && counts.size() > REPEATS_HARDLY * present;
        return hardlyRepeats && !target ? ColumnType.TEXT : ColumnType.CATEGORICAL;
    }

    /// How many classes a numeric target has; 0 where it is none. The texts are counted and not their doubles, of which
    /// two whole numbers beyond 2⁵³ may share one.
    private static int classes(ColumnTally tally) {
        Map<String, Long> counts = tally.texts().counts();
        if (counts == null || !tally.numbers().isWhole()) {
            return 0;
        }
        int classes = Columns.respell(counts, tally.notation()).size();
        boolean few = classes >= 2 && classes <= CLASSES_OF_NUMBERS;
        return few && tally.numbers().count() >= (long) ROWS_PER_CLASS * classes ? classes : 0;
    }

    private Map<String, Long> categories(ColumnTally tally) {
        Map<String, Long> counts = tally.texts().counts();
        if (counts == null) {
            throw new IllegalStateException(tally.field().name() + " has too many categories");
        }
        return respelt.contains(tally.field().name()) ? Columns.respell(counts, tally.notation()) : counts;
    }

    private Map<String, Long> folded(ColumnTally tally, ColumnSpec said) {
        Integer most = said.maxCategories();
        Map<String, Long> counts = categories(tally);
        return most == null ? counts : Folding.run(tally, counts, most, guesses);
    }

    private Role role(ColumnTally tally, ColumnSpec said, ColumnType type, boolean target) {
        if (target) {
            return Role.TARGET;
        }
        if (tally.field().isImage() && (said.role() == Role.WEIGHT || said.role() == Role.KEY)) {
            problem(tally, "role", "wrong_role", "holds images, which are an input or ignored");
        }
        if (said.role() != null) {
            return said.role();
        }
        if (tally.field().isPart()) {
            return Role.SPLIT;
        }
        boolean empty = !tally.field().isImage() && tally.missing() == survey.rows();
        boolean text = type == ColumnType.TEXT && said.type() == null;
        return (text && !isProse(tally)) || (empty && said.type() == null) ? Role.IGNORED : Role.INPUT;
    }

    /// Whether texts are words that can be learnt from, and not ids.
    private static boolean isProse(ColumnTally tally) {
        return tally.prose() >= PROSE * (tally.notNumbers() + tally.numbers().count());
    }

    private void problem(ColumnTally tally, String field, String code, String what) {
        String name = tally.field().name();
        problems.add(
                "#/columns/" + Problem.token(name) + "/" + field, code, "The column \"" + name + "\" " + what + ".");
    }
}
