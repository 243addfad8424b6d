package dev.downhill.dataset.format.parquet;

import dev.downhill.dataset.format.parquet.Footer.Group;
import dev.downhill.dataset.format.table.ColumnNames;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.dataset.format.table.Unpacking;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A Parquet file as a table: numbers, booleans, texts, decimals, dates and points in time, and such in structs. The
/// reader is our own, because what a page says about its size must be checked before it is believed.
public final class ParquetTable implements Table {

    private static final String INDEX = "__index_level_";
    private static final String REMEDY = "Send the table as CSV.";

    private final ParquetFile file;
    private final List<Leaf> leaves;
    private final List<Group> groups;
    private final List<Field> fields;
    private final List<String> warnings;

    private ParquetTable(ParquetFile file, List<Leaf> leaves, List<Group> groups) throws IOException {
        this.file = file;
        this.leaves = leaves;
        this.groups = groups;
        List<String> renamed = new ArrayList<>();
        fields = ColumnNames.unique(leaves.stream().map(Leaf::name).toList(), renamed).stream()
                .map(Field::of)
                .toList();
        warnings = List.copyOf(renamed);
    }

    /// Whether a file begins as one.
    public static boolean is(byte[] head) {
        return head.length >= ParquetFile.MAGIC.length
                && Arrays.equals(Arrays.copyOf(head, ParquetFile.MAGIC.length), ParquetFile.MAGIC);
    }

    /// Reads the metadata.
    ///
    /// @throws ProblemException if they are broken, or a column cannot be read
    public static ParquetTable open(Path path) throws IOException {
        ParquetFile file = ParquetFile.open(path);
        try {
            Footer footer = file.footer();
            List<Leaf> leaves = Leaf.of(footer.nodes());
            check(file, leaves, footer.groups());
            return new ParquetTable(file, leaves, footer.groups());
        } catch (Malformed e) {
            file.close();
            throw broken("#", e);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void check(ParquetFile file, List<Leaf> leaves, List<Group> groups) {
        if (leaves.isEmpty()) {
            throw Refusal.of("#", "no_columns", "The file has no columns.");
        }
        if (leaves.size() > MAX_COLUMNS) {
            throw Refusal.of("#", "too_many_columns", "The file has more than " + MAX_COLUMNS + " columns.");
        }
        // Repeated values take next to no room: few bytes may claim more rows than can be read in a day.
        Unpacking cells = new Unpacking("#", file.length(), REMEDY);
        for (Group group : groups) {
            if (group.rows() < 0
                    || group.rows() > Integer.MAX_VALUE
                    || group.chunks().size() != leaves.size()) {
                throw new Malformed("a row group has another number of columns or rows than the file");
            }
            cells.add(group.rows() * leaves.size());
            for (int i = 0; i < leaves.size(); i++) {
                Codec codec = Codec.of(group.chunks().get(i).codec);
                if (!codec.isRead()) {
                    throw Refusal.of(
                            "column " + Places.quote(leaves.get(i).name()),
                            "unread_compression",
                            "The column " + Places.quote(leaves.get(i).name()) + " is compressed with " + codec
                                    + ", which is not read.",
                            "Write the file with the compression snappy, gzip or none.");
                }
            }
        }
    }

    private static ProblemException broken(String place, Malformed e) {
        return Refusal.of(
                place,
                "broken_file",
                "The file cannot be read" + (place.equals("#") ? "" : " in " + place) + ": " + e.getMessage() + ".",
                "Write it again, or send the table as CSV.");
    }

    @Override
    public String format() {
        return "parquet";
    }

    @Override
    public List<Field> fields() {
        return fields;
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    /// The last column that is not the index that pandas writes behind the others.
    @Override
    public int defaultTarget() {
        int last = fields.size() - 1;
        while (last > 0 && fields.get(last).name().startsWith(INDEX)) {
            last--;
        }
        return last;
    }

    @Override
    public TableCursor read(Problems problems) {
        return new ParquetCursor(file, leaves, groups, REMEDY, ParquetTable::broken);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
