package dev.downhill.dataset.format.image;

import dev.downhill.dataset.Guess;
import dev.downhill.dataset.picture.ImagesSpec;
import dev.downhill.dataset.picture.Note;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts what was done to pictures while they were decoded, and remembers the first of each.
final class NoteTally {

    private record Seen(long count, String place, long row) {}

    private final Map<Note, Seen> seen = new EnumMap<>(Note.class);

    void add(Set<Note> notes, String place, long row) {
        for (Note note : notes) {
            seen.merge(note, new Seen(1, place, row), (all, one) -> new Seen(all.count() + 1, all.place(), all.row()));
        }
    }

    private static String several(Seen pictures) {
        String first = ", the first in " + pictures.place() + ",";
        return pictures.count() == 1
                ? "One picture, in " + pictures.place() + ","
                : pictures.count() + " pictures" + first;
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        tell(warnings, Note.FIRST_FRAME, "had several frames or pages; the first was taken.");
        tell(warnings, Note.SHALLOWED, "had 16 bits a shade; as others are coloured, the lower 8 bits were dropped.");
        tell(warnings, Note.DEEPENED, "had 8 bits a shade; as others have 16, each shade was multiplied by 257.");
        return warnings;
    }

    private void tell(List<String> warnings, Note note, String what) {
        Seen pictures = seen.get(note);
        if (pictures != null) {
            warnings.add(several(pictures) + " " + what);
        }
    }

    List<Guess> guesses(ImagesSpec spec) {
        Seen blended = seen.get(Note.BLENDED);
        if (blended == null || spec.background() != null) {
            return List.of();
        }
        return List.of(Guess.ofFile(
                "images.background",
                blended.row(),
                several(blended) + " had transparent parts; they were blended on white.",
                "For another colour set images.background in the spec, such as to \"#000000\"."));
    }
}
