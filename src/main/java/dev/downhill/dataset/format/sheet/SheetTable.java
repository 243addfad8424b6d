package dev.downhill.dataset.format.sheet;

import dev.downhill.dataset.CsvSpec;
import dev.downhill.dataset.Guess;
import dev.downhill.dataset.format.csv.CsvTable;
import dev.downhill.dataset.format.sheet.Workbook.Sheet;
import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.Field;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TableCursor;
import dev.downhill.dataset.format.table.TextCursor;
import dev.downhill.dataset.format.table.TextEncoding;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import dev.downhill.request.SpellingSuggestion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// One sheet of a workbook as a table: the one that is named, else the first that is visible. Its rows go through the
/// reader of CSV ({@link SheetText}), so that a header, titles above it and the notation of numbers are found alike.
public final class SheetTable implements Table {

    private static final int NAMED = 10;

    private final Workbook workbook;
    private final String name;
    private final CsvTable rows;
    private final List<Guess> guesses;

    private SheetTable(Workbook workbook, String name, CsvTable rows, List<Guess> guesses) {
        this.workbook = workbook;
        this.name = name;
        this.rows = rows;
        this.guesses = guesses;
    }

    /// Whether a ZIP is a workbook of this kind, or looks so.
    public static boolean is(ZipFile zip) {
        return zip.getEntry("[Content_Types].xml") != null
                && zip.stream().anyMatch(entry -> entry.getName().startsWith("xl/"));
    }

    /// Why a ZIP that is a document cannot be read; null where it is none of these kinds.
    public static @Nullable String whyUnreadable(ZipFile zip) {
        if (zip.getEntry("xl/workbook.bin") != null) {
            return "A binary workbook (XLSB) is not read; save it as XLSX or CSV.";
        }
        if (zip.getEntry("mimetype") != null && zip.getEntry("content.xml") != null) {
            return "An OpenDocument file is not read; save it as XLSX or CSV.";
        }
        boolean document = zip.getEntry("[Content_Types].xml") != null && !is(zip);
        return document ? "A document of this kind is not read; save its table as XLSX or CSV." : null;
    }

    /// @param said name of the sheet; null for the first
    /// @throws ProblemException if there is no such sheet, or it is empty or broken
    public static SheetTable open(Path file, @Nullable String said, CsvSpec csv) throws IOException {
        Workbook workbook = Workbook.open(file);
        try {
            Sheet sheet = sheet(workbook, said);
            UsedPart used;
            try (SheetRows rows = workbook.rows(sheet)) {
                used = UsedPart.of(rows);
            }
            String place = "sheet " + Places.quote(sheet.name());
            if (used.columns() == 0) {
                throw Refusal.of(
                        place,
                        "empty_sheet",
                        "Sheet " + Places.quote(sheet.name()) + " is empty." + others(workbook, sheet),
                        "Name another as \"sheet\" in the spec.");
            }
            if (used.isTooWide()) {
                throw Refusal.of(place, "too_many_columns", "The sheet has more than " + MAX_COLUMNS + " columns.");
            }
            Bytes text = () -> new SheetText(workbook.rows(sheet), used.firstColumn(), used.columns());
            CsvTable rows = CsvTable.open(text, new TextEncoding(StandardCharsets.UTF_8, null), asWritten(csv));
            return new SheetTable(workbook, sheet.name(), rows, guesses(workbook, sheet, said, used, rows));
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    private static Sheet sheet(Workbook workbook, @Nullable String said) {
        List<Sheet> sheets = workbook.sheets();
        if (sheets.isEmpty()) {
            throw Refusal.of(
                    "#",
                    "no_sheet",
                    "The workbook holds no sheet with cells.",
                    "Save it again in a spreadsheet program, or as CSV.");
        }
        if (said == null) {
            return sheets.stream().filter(sheet -> !sheet.hidden()).findFirst().orElse(sheets.getFirst());
        }
        List<String> names = sheets.stream().map(Sheet::name).toList();
        String nearest = SpellingSuggestion.of(said, names);
        return sheets.stream()
                .filter(sheet -> sheet.name().equals(said))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        "#/sheet",
                        "unknown_sheet",
                        "The workbook has no sheet " + Places.quote(said) + "; it has " + listed(names) + ".",
                        nearest == null ? null : "Did you mean " + Places.quote(nearest) + "?"));
    }

    private static String listed(List<String> names) {
        return String.join(", ", names.stream().limit(NAMED).map(Places::quote).toList())
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
    }

    private static String others(Workbook workbook, Sheet sheet) {
        List<String> names = workbook.sheets().stream()
                .filter(other -> !other.equals(sheet))
                .map(Sheet::name)
                .toList();
        return names.isEmpty() ? "" : " There are also " + listed(names) + ".";
    }

    /// What is said about numbers, header and titles counts for a sheet, too; how {@link SheetText} separates is known.
    private static CsvSpec asWritten(CsvSpec said) {
        return new CsvSpec(
                ",",
                "\"",
                said.header(),
                said.skipRows(),
                said.comment(),
                null,
                said.decimal(),
                said.thousands(),
                said.missing());
    }

    private static List<Guess> guesses(
            Workbook workbook, Sheet sheet, @Nullable String said, UsedPart used, CsvTable rows) {
        List<Guess> guesses = new ArrayList<>();
        if (said == null && workbook.sheets().size() > 1) {
            guesses.add(Guess.ofFile(
                    "sheet",
                    null,
                    "Of " + workbook.sheets().size() + " sheets " + Places.quote(sheet.name()) + " is read."
                            + others(workbook, sheet),
                    "For another name it as sheet in the spec."));
        }
        if (used.uncomputed() > 0) {
            guesses.add(Guess.ofFile(
                    "uncomputed_formulas",
                    (long) used.firstUncomputed(),
                    used.uncomputed() + " formulas hold no value and are taken as missing, the first in row "
                            + used.firstUncomputed() + " of sheet " + Places.quote(sheet.name()) + ".",
                    "Open the workbook in a spreadsheet program and save it, which computes them."));
        }
        guesses.addAll(rows.guesses());
        return List.copyOf(guesses);
    }

    @Override
    public String format() {
        return "xlsx";
    }

    @Override
    public List<Field> fields() {
        return rows.fields();
    }

    @Override
    public List<String> warnings() {
        return rows.warnings();
    }

    @Override
    public List<Guess> guesses() {
        return guesses;
    }

    @Override
    public TableCursor read(Problems problems) throws IOException {
        return new Cursor(rows.read(problems), name);
    }

    private record Cursor(CsvTable.Cursor rows, String sheet) implements TextCursor {

        @Override
        public boolean next() {
            return rows.next();
        }

        @Override
        public String text(int column) {
            return rows.text(column).replace(SheetText.LINE_BREAK, '\n');
        }

        @Override
        public long row() {
            return rows.row();
        }

        @Override
        public String place() {
            return "row " + rows.row() + " (sheet " + Places.quote(sheet) + ", row " + rows.line() + ")";
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
