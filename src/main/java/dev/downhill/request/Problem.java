package dev.downhill.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a request.
///
/// @param pointer where: a JSON pointer (`#/layers/3/units`) or a place in a file (`row 17, column "age"`)
/// @param code what, for programs: a short word in snake_case (`unknown_field`, `out_of_range`)
/// @param detail what, for people: one sentence with the offending value
/// @param hint what to do about it, where that is known
@Schema(name = "problem.single")
public record Problem(
        String pointer,
        String code,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String hint) {

    /// Longest name in a pointer, in chars. Longer names are cut: a name of 50,000 chars in each of 100 problems would
    /// make an answer of 5 MB.
    static final int MAX_NAME = 200;

    /// A name as a part of a JSON pointer (RFC 6901), cut after {@link #MAX_NAME} chars.
    public static String token(String name) {
        String shown = name.length() <= MAX_NAME ? name : Texts.cut(name, MAX_NAME) + "…";
        return shown.replace("~", "~0").replace("/", "~1");
    }
}
