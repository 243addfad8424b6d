package dev.downhill.pipeline;

import dev.downhill.dataset.picture.Background;
import dev.downhill.dataset.picture.DecodedImage;
import dev.downhill.dataset.picture.ImagesFormat;
import dev.downhill.dataset.picture.Note;
import dev.downhill.dataset.picture.Resize;
import dev.downhill.dataset.picture.Wanted;
import dev.downhill.nn.tensor.Shape;
import dev.downhill.request.ProblemException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A picture file on its way to the bytes that a model takes, read as the images of its dataset are. What was not done
/// to those is told as a warning.
final class Picture {

    private static final int GREY = 1;
    private static final int COLOUR = 3;

    private final Pixels column;
    private final Shape shape;
    private final Findings findings;
    private final @Nullable ImagesFormat format;

    Picture(Pixels column, Findings findings) {
        this.column = column;
        this.findings = findings;
        shape = column.tensor();
        format = column.format();
    }

    /// @return the shades as a row of the dataset has them; null if something is wrong, which `findings` then says
    byte @Nullable [] pixels(byte[] file) {
        if (shape.channels() != GREY && shape.channels() != COLOUR) {
            findings.problem(
                    column,
                    "not_an_image",
                    "The model takes " + shape.channels()
                            + " channels, which no picture file has: send arrays of numbers.");
            return null;
        }
        try {
            DecodedImage read = wanted().read(file);
            tell(read.notes());
            return read.pixels();
        } catch (ProblemException e) {
            findings.problem(column, "not_an_image", e.detail());
            return null;
        }
    }

    private Wanted wanted() {
        Resize resize = format == null ? null : format.resize();
        return new Wanted(
                shape.height(),
                shape.width(),
                shape.channels(),
                column.range() != null,
                Objects.requireNonNullElse(resize, Resize.STRETCH),
                format == null ? Background.WHITE : Background.of(format.background()));
    }

    private void tell(Set<Note> notes) {
        if (notes.contains(Note.RESIZED) && (format == null || format.resize() == null)) {
            findings.warn("The image has another size; it was stretched to the " + shape.height() + "×" + shape.width()
                    + " (height × width) that all images of the dataset have.");
        }
        if (notes.contains(Note.COLOURED)) {
            findings.warn("The image is grey; its values were repeated for the three colours that the model takes.");
        }
        if (notes.contains(Note.GREYED)) {
            findings.warn("The image is coloured; the model takes grey, so it was converted by luminance.");
        }
        if (notes.contains(Note.SHALLOWED) && shape.channels() == GREY) {
            findings.warn("The image has 16 bits a shade; the model takes 8, so the lower 8 bits were dropped.");
        }
        if (notes.contains(Note.DEEPENED)) {
            findings.warn("The image has 8 bits a shade; the model takes 16, so each was multiplied by 257.");
        }
        if (notes.contains(Note.FIRST_FRAME)) {
            findings.warn("The image has several frames or pages; the first one was taken.");
        }
        if (notes.contains(Note.BLENDED) && format == null) {
            findings.warn("The image has transparent parts; they were blended on white.");
        }
    }
}
