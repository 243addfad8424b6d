package dev.downhill.dataset.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.downhill.dataset.upload.Upload;
import dev.downhill.dataset.upload.UploadFiles;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.SpellingSuggestion;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parts of an upload as a form. A part that is not known is refused: misspelt, it would go unnoticed.
final class UploadForm {

    private static final String FILE = "file";
    private static final String LABELS = "labels";
    private static final String SPEC = "spec";
    private static final List<String> KNOWN = List.of(FILE, LABELS, SPEC);
    private static final int MAX_SPEC = 4 << 20;

    private final HttpServletRequest request;

    private UploadForm(HttpServletRequest request) {
        this.request = request;
    }

    /// The form's fields, for the OpenAPI description.
    @Schema(name = "dataset_upload")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Documented(
            @Schema(type = "string", format = "binary", description = "The data")
            String file,

            @ArraySchema(
                    maxItems = 1,
                    schema = @Schema(type = "string", format = "binary"),
                    arraySchema =
                            @Schema(
                                    description = "The labels of an IDX pair. A list of at most one file, because"
                                            + " generated clients cannot leave out a single file."))
            @Nullable
            List<String> labels,

            @Schema(
                    type = "string",
                    description = "Settings of the upload, as JSON",
                    example = "{\"name\":\"iris\",\"target\":\"species\",\"columns\":{\"id\":{\"role\":\"ignored\"}}}")
            @Nullable
            String spec) {}

    /// @throws ProblemException if there are parts that are not known, the same twice, or no file
    static UploadForm of(HttpServletRequest request) throws IOException, ServletException {
        Set<String> seen = new HashSet<>();
        for (Part part : request.getParts()) {
            if (!KNOWN.contains(part.getName())) {
                String nearest = SpellingSuggestion.of(part.getName(), KNOWN);
                throw refused(
                        part.getName(),
                        "unknown_field",
                        "The form has no part '" + part.getName() + "'.",
                        nearest == null ? "Known here: file, labels, spec." : "Did you mean '" + nearest + "'?");
            }
            if (!seen.add(part.getName())) {
                throw refused(part.getName(), "repeated", "The form has '" + part.getName() + "' twice.", null);
            }
        }
        if (!seen.contains(FILE)) {
            throw refused(FILE, "missing", "The form has no part 'file'.", "curl -F file=@iris.csv …");
        }
        return new UploadForm(request);
    }

    SpecJson spec() throws IOException, ServletException {
        Part part = request.getPart(SPEC);
        if (part == null) {
            return SpecJson.EMPTY;
        }
        if (part.getSize() > MAX_SPEC) {
            throw ProblemException.tooLarge("A spec may have at most " + MAX_SPEC + " bytes.");
        }
        try (InputStream in = part.getInputStream()) {
            return SpecJson.parse(in.readAllBytes());
        }
    }

    Upload receive(UploadFiles files) throws IOException, ServletException {
        Part file = Objects.requireNonNull(request.getPart(FILE));
        Part labels = request.getPart(LABELS);
        Path received = receive(files, file);
        Path receivedLabels = labels == null ? null : receive(files, labels);
        String name = Objects.requireNonNullElse(file.getSubmittedFileName(), "");
        return files.upload(received, receivedLabels, name, file.getContentType());
    }

    private static Path receive(UploadFiles files, Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            return files.receive(in);
        }
    }

    private static ProblemException refused(String part, String code, String detail, @Nullable String hint) {
        return ProblemException.unfit(new Problem(part, code, detail, hint));
    }
}
