package dev.downhill.dataset.schema;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.request.Problems;

/// A target must have values to learn: two of them at least, and not another one in every row.
final class TargetCheck {

    /// Fewer rows than this are a toy, and a toy may have a class per row.
    private static final int ROWS_TO_JUDGE = 10;

    private TargetCheck() {}

    static void run(Column target, Survey survey, Problems problems) {
        String name = "The target \"" + target.name() + "\" ";
        long present = survey.rows() - target.missing();
        if (target.type() == ColumnType.IMAGE
                || target.type() == ColumnType.TEXT
                || target.type() == ColumnType.DATETIME) {
            String what = target.type() == ColumnType.IMAGE
                    ? "holds images"
                    : target.type() == ColumnType.TEXT ? "holds free text" : "holds dates";
            problems.add("#/target", "unfit_target", name + what + ", which cannot be predicted.", hint(target));
            return;
        }
        if (present < 2) {
            String rows = present == 0 ? "no row" : "one row only";
            problems.add("#/target", "target_missing", name + "has a value in " + rows + ".");
            return;
        }
        int different = target.categories() != null
                ? target.categories().size()
                : target.distinct() == null ? Integer.MAX_VALUE : (int) (long) target.distinct();
        if (different < 2) {
            problems.add("#/target", "constant_target", name + "is the same in every row; nothing can be learnt.");
        } else if (target.categories() != null && present >= ROWS_TO_JUDGE && 2L * different > present) {
            problems.add(
                    "#/target",
                    "too_many_classes",
                    name + "has " + different + " different values in " + present + " rows: too many to be classes.",
                    hint(target));
        }
    }

    private static String hint(Column target) {
        return "Name the column to predict as \"target\" in the spec; without it \"" + target.name()
                + "\" is taken, the last column.";
    }
}
