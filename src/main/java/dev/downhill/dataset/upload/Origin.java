package dev.downhill.dataset.upload;

import dev.downhill.dataset.DatasetSpec;
import dev.downhill.request.Texts;

/// Facts about a dataset beside its rows.
///
/// @param bytes length of the file it came from
/// @param sha256 of that file
public record Origin(String name, String description, String format, long bytes, String sha256) {

    private static final int MAX_NAME = 200;

    static Origin of(Upload upload, DatasetSpec spec, String format) {
        return new Origin(name(upload, spec), "", format, upload.bytes(), upload.sha256());
    }

    /// The name the client gave, else the name of the file without its suffix.
    private static String name(Upload upload, DatasetSpec spec) {
        if (spec.name() != null) {
            return spec.name();
        }
        String file = upload.fileName();
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = last.indexOf('.');
        String name = (dot > 0 ? last.substring(0, dot) : last)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return name.isEmpty() ? "dataset" : Texts.cut(name, MAX_NAME);
    }
}
