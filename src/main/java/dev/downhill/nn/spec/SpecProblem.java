package dev.downhill.nn.spec;

import org.jspecify.annotations.Nullable;

/// A layer that does not fit.
///
/// @param layer path of the layer in the definition: `layers/3`
/// @param field the field at fault, or null for the layer as a whole
/// @param code a short word for programs: `kernel_too_large`
/// @param detail one sentence with the values
/// @param hint what would fit, where that is known
public record SpecProblem(
        String layer,
        @Nullable String field,
        String code,
        String detail,
        @Nullable String hint) {}
