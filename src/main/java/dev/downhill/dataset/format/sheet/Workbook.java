package dev.downhill.dataset.format.sheet;

import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.ZipGuard;
import dev.downhill.request.ProblemException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The parts of a workbook: its sheets, the texts that they share, and the styles of dates.
final class Workbook implements Closeable {

    private static final int MAX_SHEETS = 10_000;
    private static final String MAIN = "xl/workbook.xml";

    private final ZipFile zip;
    private final long sent;
    private final List<Sheet> sheets = new ArrayList<>();
    private SharedStrings strings = new SharedStrings();
    private NumberStyles styles = new NumberStyles();
    private boolean since1904;

    /// @param entry of the sheet's cells
    record Sheet(String name, boolean hidden, ZipEntry entry) {}

    private record Relation(String type, String target) {}

    private Workbook(ZipFile zip, long sent) {
        this.zip = zip;
        this.sent = sent;
    }

    /// @throws ProblemException if it is no workbook, or broken
    static Workbook open(Path file) throws IOException {
        ZipFile zip = ZipGuard.open(file);
        try {
            Workbook workbook = new Workbook(zip, Files.size(file));
            workbook.read();
            return workbook;
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void read() throws IOException {
        String main = main();
        ZipEntry entry = entry(main);
        if (entry == null) {
            throw Refusal.of("#", "broken_file", "The file holds no workbook.", "Save it as XLSX or CSV.");
        }
        Map<String, Relation> relations = relations(main);
        try (PartReader part = part(entry)) {
            while (part.next()) {
                if (part.isStart("workbookPr")) {
                    String value = part.attribute("date1904");
                    since1904 = "1".equals(value) || "true".equals(value);
                } else if (part.isStart("sheet") && sheets.size() < MAX_SHEETS) {
                    add(part.attribute("name"), part.attribute("state"), relations.get(part.attribute("id")));
                }
            }
        }
        for (Relation relation : relations.values()) {
            ZipEntry target = entry(relation.target());
            if (target != null && relation.type().endsWith("/sharedStrings")) {
                try (PartReader part = part(target)) {
                    strings = SharedStrings.of(part);
                }
            } else if (target != null && relation.type().endsWith("/styles")) {
                try (PartReader part = part(target)) {
                    styles = NumberStyles.of(part);
                }
            }
        }
    }

    private void add(@Nullable String name, @Nullable String state, @Nullable Relation relation) {
        ZipEntry entry = relation == null || !relation.type().endsWith("/worksheet") ? null : entry(relation.target());
        if (name != null && entry != null) {
            sheets.add(new Sheet(name, state != null && !state.equals("visible"), entry));
        }
    }

    /// The part that lists the sheets.
    private String main() throws IOException {
        for (Relation relation : relations("").values()) {
            if (relation.type().endsWith("/officeDocument")) {
                return relation.target();
            }
        }
        return MAIN;
    }

    /// The parts that a part refers to, by their ids.
    private Map<String, Relation> relations(String part) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        ZipEntry entry = entry(folder + "_rels/" + part.substring(slash) + ".rels");
        Map<String, Relation> relations = new HashMap<>();
        if (entry == null) {
            return relations;
        }
        try (PartReader rels = part(entry)) {
            while (rels.next() && relations.size() < 2 * MAX_SHEETS) {
                String id = rels.isStart("Relationship") ? rels.attribute("Id") : null;
                String target = id == null ? null : rels.attribute("Target");
                String type = id == null ? null : rels.attribute("Type");
                if (id != null && target != null && type != null) {
                    relations.put(
                            id, new Relation(type, target.startsWith("/") ? target.substring(1) : folder + target));
                }
            }
        }
        return relations;
    }

    /// Some programs write names in another case than they refer to them.
    private @Nullable ZipEntry entry(String name) {
        ZipEntry exact = zip.getEntry(name);
        if (exact != null) {
            return exact;
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getName().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                return entry;
            }
        }
        return null;
    }

    private PartReader part(ZipEntry entry) throws IOException {
        return new PartReader(zip, entry, sent);
    }

    List<Sheet> sheets() {
        return sheets;
    }

    SheetRows rows(Sheet sheet) throws IOException {
        return new SheetRows(part(sheet.entry()), sheet.name(), strings, styles, since1904);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
