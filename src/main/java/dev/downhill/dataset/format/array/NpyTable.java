package dev.downhill.dataset.format.array;

import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.ImageShape;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.dataset.format.table.ZipGuard;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// One array of rows, or two: inputs and targets. Unsigned bytes in three or four dimensions are images,
/// everything in two dimensions is columns `x_0`, `x_1` …
public final class NpyTable implements Table {

    private final NpyArray inputs;
    private final @Nullable NpyArray targets;
    private final List<Field> fields;
    private final List<String> warnings;
    private final @Nullable ZipFile zip;

    private NpyTable(
            NpyArray inputs,
            @Nullable NpyArray targets,
            List<Field> fields,
            List<String> warnings,
            @Nullable ZipFile zip) {
        this.inputs = inputs;
        this.targets = targets;
        this.fields = fields;
        this.warnings = warnings;
        this.zip = zip;
    }

    /// A single array in two dimensions, whose last column is the target unless another is named.
    ///
    /// @throws ProblemException if it is none
    public static NpyTable openNpy(Bytes file) throws IOException {
        NpyArray array = NpyArray.open("file", file);
        if (array.dimensions() != 2) {
            throw Refusal.of(
                    "file",
                    "wrong_dimensions",
                    "A single array must be (rows, columns); this is " + ImageShape.show(array.shape()) + ".",
                    "Save images or inputs with their targets: numpy.savez(file, x=x, y=y)");
        }
        return new NpyTable(array, null, fields(array), List.of(), null);
    }

    /// Inputs and targets in one file: `x` and `y`, `data` and `target`, or the first two arrays.
    ///
    /// @throws ProblemException if there are no two arrays that belong together
    public static NpyTable openNpz(Path file) throws IOException {
        ZipFile zip = ZipGuard.open(file);
        try {
            NpzPair pair = NpzPair.of(zip);
            NpyArray inputs = pair.inputs();
            NpyArray targets = pair.targets();
            if (targets.rowValues() != 1) {
                throw Refusal.of(
                        targets.place(),
                        "wrong_dimensions",
                        "Targets are one value a row; this array is " + ImageShape.show(targets.shape()) + ".");
            }
            if (targets.rows() != inputs.rows()) {
                throw Refusal.of(
                        targets.place(),
                        "different_counts",
                        "There are " + inputs.rows() + " rows of inputs and " + targets.rows() + " targets.");
            }
            List<Field> fields = new ArrayList<>(fields(inputs));
            boolean classes = fields.getFirst().isImage() && !targets.type().isFloat();
            String name = fields.getFirst().isImage() ? "label" : "y";
            fields.add(classes ? Field.label(name) : Field.of(name));
            return new NpyTable(inputs, targets, List.copyOf(fields), pair.warnings(), zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static List<Field> fields(NpyArray inputs) {
        if (inputs.dimensions() > 2) {
            if (!inputs.type().isUnsignedByte()) {
                throw Refusal.of(
                        inputs.place(),
                        "not_images",
                        "Arrays of three or four dimensions are images, and images are of unsigned bytes (uint8).",
                        "Save (images * 255).astype(numpy.uint8) if they reach from 0 to 1.");
            }
            return List.of(ImageShape.field(inputs.place(), inputs.shape()));
        }
        long columns = inputs.rowValues();
        if (columns > MAX_COLUMNS) {
            throw Refusal.of(
                    inputs.place(), "too_many_columns", "The array has more than " + MAX_COLUMNS + " columns.");
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            fields.add(Field.of("x_" + i));
        }
        return List.copyOf(fields);
    }

    @Override
    public String format() {
        return targets == null ? "npy" : "npz";
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public TableCursor read(Problems problems) throws IOException {
        NpyRows inputRows = new NpyRows(inputs);
        try {
            return new NpyCursor(
                    inputs.rows(), fields.size() - 1, inputRows, targets == null ? null : new NpyRows(targets));
        } catch (IOException e) {
            inputRows.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
