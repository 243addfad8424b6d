package dev.downhill.request;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The encoding of a text as its sender declares it: the parameter `charset` of `Content-Type`, UTF-8 where there is
/// none.
public final class DeclaredCharset {

    /// Named in refusals; every other that the platform has is read, too.
    private static final List<String> USUAL = List.of(
            "UTF-8",
            "UTF-16",
            "US-ASCII",
            "ISO-8859-1",
            "ISO-8859-15",
            "windows-1252",
            "windows-1250",
            "windows-1251",
            "Shift_JIS",
            "EUC-KR",
            "GB18030",
            "Big5");

    /// What `file --mime` calls the charset of data that are no text.
    private static final String BINARY = "binary";

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*charset\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))", Pattern.CASE_INSENSITIVE);

    private DeclaredCharset() {}

    /// @param contentType null where it is not declared at all
    /// @throws ProblemException of kind unsupported if the encoding is not known
    public static Charset of(@Nullable String contentType) {
        Charset declared = orNull(contentType);
        return declared == null ? StandardCharsets.UTF_8 : declared;
    }

    /// As {@link #of}, but null where no encoding is declared.
    public static @Nullable Charset orNull(@Nullable String contentType) {
        Matcher found = PARAMETER.matcher(contentType == null ? "" : contentType);
        if (!found.find()) {
            return null;
        }
        String name = found.group(1) == null ? found.group(2) : found.group(1);
        return name.equalsIgnoreCase(BINARY)
                ? null
                : known(name, "The charset '" + Values.shorten(name) + "' in Content-Type");
    }

    /// @throws ProblemException of kind unsupported if the encoding is not known
    public static Charset named(String name) {
        return known(name, "The encoding '" + Values.shorten(name) + "'");
    }

    private static Charset known(String name, String subject) {
        try {
            return Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw ProblemException.unsupported(
                    subject + " is not known. Known are " + String.join(", ", USUAL) + " and others.");
        }
    }

    /// The text in UTF-8. A byte order mark of UTF-8 counts for more than what is declared: other encodings hardly have
    /// a text that begins with these three characters.
    ///
    /// @throws ProblemException while it is read, if it is not valid in the declared encoding
    public static InputStream utf8(InputStream text, Charset declared) {
        return declared.equals(StandardCharsets.UTF_8) ? text : new Utf8Input(text, declared);
    }
}
