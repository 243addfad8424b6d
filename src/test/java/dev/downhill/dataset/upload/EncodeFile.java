package dev.downhill.dataset.upload;

import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.format.FileFormat;
import dev.downhill.dataset.format.Formats;
import dev.downhill.dataset.format.table.Table;
import dev.downhill.dataset.row.RowEncoder;
import dev.downhill.dataset.schema.Schema;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Encodes a file as an upload is encoded, and prints how many rows it has.
final class EncodeFile {

    private EncodeFile() {}

    /// @param args the file, and where its rows go
    public static void main(String[] args) throws IOException {
        Formats.Source source = new Formats.Source(Path.of(args[0]), null, "large.csv", null);
        try (Table table = Formats.open(source, FileFormat.AUTO);
                OutputStream rows = new BufferedOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            Schema schema = Schema.of(table, DatasetSpec.EMPTY);
            RowEncoder.encode(table, schema, rows);
            System.out.println(schema.rows());
        }
    }
}
