package dev.downhill.catalogue.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.catalogue.Form;
import dev.downhill.request.Range;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The values that a field takes; properties that do not apply to its type are left out.
@Schema(name = "catalogue.value")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ValueBody(
        @Schema(
                description =
                        "kind is an object whose own `type` is one of the section `of`; any_of lists several forms",
                allowableValues = {
                    "integer", "number", "boolean", "string", "choice", "array", "map", "object", "kind", "any_of"
                })
        String type,

        @Nullable RangeBody range,

        @Schema(description = "Of a choice: its values") @Nullable
        List<String> values,

        @Nullable Integer minLength,
        @Nullable Integer maxLength,
        @Nullable Integer minCount,
        @Nullable Integer maxCount,

        @Schema(description = "Of an array or a map: the type of its entries") @Nullable
        ValueBody item,

        @Schema(description = "Of an object: its fields") @Nullable
        List<FieldBody> fields,

        @Schema(description = "Of a kind: the section of the catalogue", example = "optimizers") @Nullable
        String of,

        @Nullable List<ValueBody> anyOf) {

    /// Bounds of a number; null is no bound.
    @Schema(name = "catalogue.range")
    record RangeBody(
            @Schema(types = {"number", "null"}) @Nullable Number min,
            boolean minExcluded,
            @Schema(types = {"number", "null"}) @Nullable Number max,
            boolean maxExcluded) {

        static RangeBody of(Range range) {
            return new RangeBody(bound(range.min()), range.minExcluded(), bound(range.max()), range.maxExcluded());
        }

        private static @Nullable Number bound(double bound) {
            return Double.isInfinite(bound) ? null : bound;
        }
    }

    /// @param sections names of sections by the name of their kinds
    static ValueBody of(Form form, Function<String, String> sections) {
        return switch (form) {
            case Form.Whole whole -> plain("integer").within(new RangeBody(whole.min(), false, whole.max(), false));
            case Form.Real real -> plain("number").within(RangeBody.of(real.range()));
            case Form.Flag _ -> plain("boolean");
            case Form.Text text ->
                new ValueBody(
                        "string", null, null, text.minLength(), text.maxLength(), null, null, null, null, null, null);
            case Form.Choice choice ->
                new ValueBody("choice", null, choice.values(), null, null, null, null, null, null, null, null);
            case Form.ListOf list -> entries("array", list.minCount(), list.maxCount(), of(list.item(), sections));
            case Form.MapOf map -> entries("map", 0, map.maxCount(), of(map.value(), sections));
            case Form.Fields object ->
                new ValueBody(
                        "object",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        FieldBody.of(object.object().fields(), sections),
                        null,
                        null);
            case Form.Tagged tagged ->
                new ValueBody(
                        "kind",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        sections.apply(tagged.kinds().name()),
                        null);
            case Form.AnyOf any ->
                anyOf(any.forms().stream().map(each -> of(each, sections)).toList());
        };
    }

    private static ValueBody plain(String type) {
        return new ValueBody(type, null, null, null, null, null, null, null, null, null, null);
    }

    private ValueBody within(RangeBody range) {
        return new ValueBody(type, range, null, null, null, null, null, null, null, null, null);
    }

    private static ValueBody entries(String type, int minCount, int maxCount, ValueBody item) {
        Integer most = maxCount == Integer.MAX_VALUE ? null : maxCount;
        return new ValueBody(type, null, null, null, null, minCount, most, item, null, null, null);
    }

    /// With the range of the number among the forms, where there is one.
    private static ValueBody anyOf(List<ValueBody> forms) {
        RangeBody range = forms.stream()
                .map(ValueBody::range)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new ValueBody("any_of", range, null, null, null, null, null, null, null, null, forms);
    }
}
