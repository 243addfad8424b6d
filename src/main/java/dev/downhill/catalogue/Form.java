package dev.downhill.catalogue;

import dev.downhill.request.Range;
import java.util.List;
import java.util.function.Supplier;

/// The JSON values that a field takes, described for documents: schemas, the catalogue, forms.
public sealed interface Form {

    /// A whole number within bounds, both included.
    record Whole(long min, long max) implements Form {}

    /// A finite number within a range.
    record Real(Range range) implements Form {}

    /// `true` or `false`.
    record Flag() implements Form {}

    /// A text.
    ///
    /// @param minLength 1 also means that it must not be blank
    record Text(int minLength, int maxLength) implements Form {}

    /// One of a few texts.
    record Choice(List<String> values) implements Form {
        public Choice {
            values = List.copyOf(values);
        }
    }

    /// An array.
    record ListOf(Form item, int minCount, int maxCount) implements Form {}

    /// An object whose keys the client chooses.
    record MapOf(Form value, int maxCount) implements Form {}

    /// An object of declared fields.
    record Fields(ObjectSpec object) implements Form {}

    /// An object whose `type` says what other fields it has.
    ///
    /// @param source gives the kinds; asked late, because a layer may hold layers
    record Tagged(Supplier<? extends Kinds<?>> source) implements Form {

        public Kinds<?> kinds() {
            return source.get();
        }
    }

    /// The value may have any of several forms.
    record AnyOf(List<Form> forms) implements Form {
        public AnyOf {
            forms = List.copyOf(forms);
        }

        public static AnyOf of(Form... forms) {
            return new AnyOf(List.of(forms));
        }
    }
}
