package dev.downhill.model;

import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import java.text.Normalizer;
import java.util.regex.Pattern;

/// A client's reference to a model: its id (`mdl_…`), `name` for its newest version, `name@3` or `name@alias`.
public sealed interface ModelRef {

    /// One model, for ever.
    record Id(String id) implements ModelRef {}

    /// The highest version of a name.
    record Newest(String name) implements ModelRef {}

    /// One version of a name.
    record Version(String name, int version) implements ModelRef {}

    /// The version that an alias names now.
    record Alias(String name, String alias) implements ModelRef {}

    /// Reads a reference; what can mean no model is {@link Newest} of a name that no model has.
    static ModelRef of(String sent) {
        String ref = normalised(sent);
        if (ref.startsWith(Syntax.ID_PREFIX)) {
            return new Id(ref);
        }
        int at = ref.lastIndexOf('@');
        if (at < 0) {
            return new Newest(ref);
        }
        String name = ref.substring(0, at);
        String rest = ref.substring(at + 1);
        if (Syntax.VERSION.matcher(rest).matches()) {
            return new Version(name, Integer.parseInt(rest));
        }
        return isAlias(rest) ? new Alias(name, rest) : new Newest(ref);
    }

    /// A name as it is stored and compared: in Unicode's composed form (NFC), so that an accent typed as a character of
    /// its own names the same model.
    static String normalised(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /// Whether a model may be called so: 1 to 100 letters with their accents and vowel signs, digits, spaces, `.`, `_`
    /// and `-`, and not like an id. So a name never holds the `@` and `/` that stand after it. The two that every
    /// client takes for a step in a path, `.` and `..`, are none.
    static boolean isName(String name) {
        return Syntax.NAME.matcher(name).matches() && !name.startsWith(Syntax.ID_PREFIX) && !isStep(name);
    }

    private static boolean isStep(String text) {
        return text.equals(".") || text.equals("..");
    }

    /// Whether a version may be called so: 1 to 64 letters from A to Z, digits, `.`, `_` and `-`, and not digits alone,
    /// which are a version, nor `.` or `..`.
    static boolean isAlias(String alias) {
        return Syntax.ALIAS.matcher(alias).matches()
                && !isStep(alias)
                && !Syntax.DIGITS.matcher(alias).matches();
    }

    /// @throws ProblemException unless {@link #isAlias}
    static void requireAlias(String alias) {
        if (!isAlias(alias)) {
            throw ProblemException.unfit(new Problem(
                    "{alias}",
                    "wrong_alias",
                    "An alias is 1 to 64 letters from A to Z, digits, '.', '_' and '-', and neither digits alone nor"
                            + " '.' or '..', which clients take for a step in a path.",
                    "Use for instance 'champion'."));
        }
    }

    /// The characters and words of a reference.
    final class Syntax {
        private static final String ID_PREFIX = "mdl_";
        private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N} ._-]{1,100}");
        private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
        private static final Pattern DIGITS = Pattern.compile("[0-9]+");
        private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

        private Syntax() {}
    }
}
