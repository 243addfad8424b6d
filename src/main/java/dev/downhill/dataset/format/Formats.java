package dev.downhill.dataset.format;

import dev.downhill.dataset.CsvSpec;
import dev.downhill.dataset.format.array.IdxArray;
import dev.downhill.dataset.format.array.IdxTable;
import dev.downhill.dataset.format.array.NpyArray;
import dev.downhill.dataset.format.array.NpyTable;
import dev.downhill.dataset.format.array.NpzPair;
import dev.downhill.dataset.format.csv.CsvTable;
import dev.downhill.dataset.format.image.ImageFolders;
import dev.downhill.dataset.format.json.JsonColumnsTable;
import dev.downhill.dataset.format.parquet.ParquetTable;
import dev.downhill.dataset.format.sheet.SheetTable;
import dev.downhill.dataset.format.table.Bytes;
import dev.downhill.dataset.format.table.Gzip;
import dev.downhill.dataset.format.table.Refusal;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.format.table.TextEncoding;
import dev.downhill.dataset.format.table.ZipGuard;
import dev.downhill.dataset.picture.Images;
import dev.downhill.dataset.picture.ImagesSpec;
import dev.downhill.request.DeclaredCharset;
import dev.downhill.request.ProblemException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Finds out what kind of file a file is, and opens it as a table.
///
/// The first bytes decide where they can; the name and the declared type only tell JSON Lines from CSV, which
/// begin with any character.
public final class Formats {

    private static final int HEAD = 1 << 13;
    private static final int ZIP_SIGNATURE = 0x504b0304;

    /// Compound files: what Office wrote before 2007, and workbooks with a password.
    private static final int OLE_SIGNATURE = 0xd0cf11e0;

    private Formats() {}

    /// A file and what its sender says about it.
    ///
    /// @param labels the second file of an IDX pair
    /// @param name may be empty
    /// @param contentType as declared, which is often nothing but "bytes"
    /// @param csv what is said about a file of text
    /// @param sheet of a workbook, by its name; null for the first
    /// @param images what is said about pictures
    public record Source(
            Path file,
            @Nullable Path labels,
            String name,
            @Nullable String contentType,
            CsvSpec csv,
            @Nullable String sheet,
            ImagesSpec images) {

        public Source(Path file, @Nullable Path labels, String name, @Nullable String contentType) {
            this(file, labels, name, contentType, CsvSpec.EMPTY, null, ImagesSpec.EMPTY);
        }

        private Bytes bytes() {
            return Bytes.of(file);
        }

        /// The encoding: said, else declared, else inferred.
        ///
        /// @throws ProblemException if its name is not known
        private TextEncoding encoding(Bytes text) throws IOException {
            String said = csv.encoding();
            if (said != null) {
                return new TextEncoding(DeclaredCharset.named(said), null);
            }
            Charset declared = DeclaredCharset.orNull(contentType);
            return declared == null ? TextEncoding.of(text) : new TextEncoding(declared, null);
        }

        private boolean isNamed(String... suffixes) {
            String lower = name.toLowerCase(Locale.ROOT);
            String bare = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
            return List.of(suffixes).stream().anyMatch(bare::endsWith);
        }

        private boolean isDeclared(String part) {
            return contentType != null && contentType.contains(part);
        }
    }

    /// A source as text. Its encoding is asked for more than once, and to infer it takes a reading of the whole file.
    private static final class Text {

        private final Source source;
        private @Nullable TextEncoding encoding;

        private final Bytes bytes;

        Text(Source source) throws IOException {
            this.source = source;
            this.bytes = Gzip.text(source.bytes());
        }

        Bytes bytes() {
            return bytes;
        }

        TextEncoding encoding() throws IOException {
            TextEncoding known = encoding == null ? source.encoding(bytes) : encoding;
            encoding = known;
            return known;
        }
    }

    /// @param format as the client says it
    /// @throws ProblemException if the file is of no kind that is read, or cannot be read as what it is
    public static Table open(Source source, FileFormat format) throws IOException {
        byte[] head = source.bytes().head(HEAD);
        if (head.length == 0) {
            throw Refusal.of("#", "empty_file", "The file is empty.");
        }
        Text text = new Text(source);
        FileFormat known = format == FileFormat.AUTO ? detect(source, text, head) : format;
        if (source.labels() != null && known != FileFormat.IDX) {
            throw Refusal.of("labels", "unexpected", "A second file of labels comes with IDX files only.");
        }
        if (source.sheet() != null && known != FileFormat.XLSX) {
            throw Refusal.of("#/sheet", "unexpected", "Only workbooks (XLSX) have sheets; this file is none.");
        }
        Path file = source.file();
        return switch (known) {
            case CSV, TSV, AUTO -> CsvTable.open(text.bytes(), text.encoding(), source.csv());
            case JSONL -> JsonColumnsTable.open(text.bytes(), text.encoding());
            case XLSX -> SheetTable.open(file, source.sheet(), source.csv());
            case PARQUET -> ParquetTable.open(file);
            case IMAGES -> ImageFolders.open(file, source.images());
            case IDX -> {
                Path labels = source.labels();
                yield IdxTable.open(source.bytes(), labels == null ? null : Bytes.of(labels));
            }
            case NPY -> NpyTable.openNpy(source.bytes());
            case NPZ -> NpyTable.openNpz(file);
        };
    }

    private static FileFormat detect(Source source, Text text, byte[] head) throws IOException {
        if (head.length >= 4 && signature(head) == ZIP_SIGNATURE) {
            try (ZipFile zip = ZipGuard.open(source.file())) {
                return detectArchive(zip);
            }
        }
        if (head.length >= 4 && signature(head) == OLE_SIGNATURE) {
            throw ProblemException.unsupported("This is an old workbook (XLS) or one with a password; save it as XLSX"
                    + " without a password, or as CSV.");
        }
        if (ParquetTable.is(head)) {
            return FileFormat.PARQUET;
        }
        if (NpyArray.is(head)) {
            return FileFormat.NPY;
        }
        if (Gzip.is(head)) {
            if (IdxArray.is(text.bytes().head(Integer.BYTES))) {
                return FileFormat.IDX;
            }
            refuseWithin(text.bytes().head(HEAD));
        }
        if (IdxArray.is(head)) {
            return FileFormat.IDX;
        }
        if (Images.isImage(head)) {
            throw ProblemException.unsupported(
                    "A single picture is no dataset; pack many into a ZIP, one folder per class.");
        }
        byte[] start = text.encoding().utf8(text.bytes()).head(HEAD);
        refuseBinary(start);
        return detectText(source, start);
    }

    private static FileFormat detectArchive(ZipFile zip) {
        String unreadable = SheetTable.whyUnreadable(zip);
        if (unreadable != null) {
            throw ProblemException.unsupported(unreadable);
        }
        return SheetTable.is(zip) ? FileFormat.XLSX : NpzPair.is(zip) ? FileFormat.NPZ : FileFormat.IMAGES;
    }

    private static int signature(byte[] head) {
        return (head[0] << 24) | ((head[1] & 0xff) << 16) | ((head[2] & 0xff) << 8) | (head[3] & 0xff);
    }

    private static void refuseWithin(byte[] within) {
        boolean known = Gzip.is(within)
                || NpyArray.is(within)
                || ParquetTable.is(within)
                || Images.isImage(within)
                || (within.length >= 4 && signature(within) == ZIP_SIGNATURE);
        // UTF-16 has a zero in every second byte, and not two in a row.
        boolean zeros = within.length >= 2 && within[0] == 0 && within[1] == 0;
        if (known || zeros) {
            throw ProblemException.unsupported(
                    "Of compressed files CSV, TSV, JSON and IDX are read as they are; unpack this one first.");
        }
    }

    private static void refuseBinary(byte[] head) {
        for (byte b : head) {
            if (b == 0) {
                throw ProblemException.unsupported(
                        "This kind of file is not read. Known are CSV, TSV, JSON Lines, XLSX, Parquet, a ZIP"
                                + " of pictures in one folder per class or with a labels.csv, IDX, NPY and NPZ.");
            }
        }
    }

    private static FileFormat detectText(Source source, byte[] head) {
        if (source.isNamed(".jsonl", ".ndjson") || source.isDeclared("jsonl") || source.isDeclared("ndjson")) {
            return FileFormat.JSONL;
        }
        if (source.isNamed(".csv", ".tsv")) {
            return FileFormat.CSV;
        }
        for (byte b : head) {
            if (b == '{' || b == '[') {
                return FileFormat.JSONL;
            }
            if (b > ' ') {
                return FileFormat.CSV;
            }
        }
        return FileFormat.CSV;
    }
}
