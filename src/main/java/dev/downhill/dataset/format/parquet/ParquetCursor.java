package dev.downhill.dataset.format.parquet;

import dev.downhill.dataset.format.parquet.Footer.Group;
import dev.downhill.dataset.format.table.Places;
import dev.downhill.dataset.format.table.TextCursor;
import dev.downhill.dataset.format.table.Unpacking;
import dev.downhill.request.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.zip.ZipException;

/// Goes through the rows, one page of each column at a time.
final class ParquetCursor implements TextCursor {

    private final ParquetFile file;
    private final List<Leaf> leaves;
    private final List<Group> groups;
    private final BiFunction<String, Malformed, ProblemException> broken;
    private final PageMemory memory = new PageMemory();
    private final Unpacking unpacking;
    private final String[] cells;
    private final List<Pages> pages = new ArrayList<>();
    private int group = -1;
    private long left;
    private long row;

    ParquetCursor(
            ParquetFile file,
            List<Leaf> leaves,
            List<Group> groups,
            String remedy,
            BiFunction<String, Malformed, ProblemException> broken) {
        this.file = file;
        this.leaves = leaves;
        this.groups = groups;
        this.broken = broken;
        unpacking = new Unpacking("#", file.length(), remedy);
        cells = new String[leaves.size()];
    }

    @Override
    public boolean next() throws IOException {
        while (left == 0) {
            if (++group >= groups.size()) {
                group = groups.size();
                return false;
            }
            open(groups.get(group));
        }
        left--;
        row++;
        for (int i = 0; i < cells.length; i++) {
            try {
                cells[i] = pages.get(i).next();
            } catch (Malformed e) {
                throw broken.apply(place(i), e);
            } catch (ZipException | EOFException | RuntimeException e) {
                throw e instanceof ProblemException problem
                        ? problem
                        : broken.apply(place(i), new Malformed("a page is broken"));
            }
        }
        return true;
    }

    private void open(Group next) {
        pages.forEach(Pages::close);
        pages.clear();
        left = next.rows();
        for (int i = 0; left > 0 && i < cells.length; i++) {
            try {
                pages.add(new Pages(file, leaves.get(i), next.chunks().get(i), memory, unpacking));
            } catch (Malformed e) {
                throw broken.apply(place(i), e);
            }
        }
    }

    private String place(int column) {
        return "row group " + (group + 1) + ", column "
                + Places.quote(leaves.get(column).name());
    }

    @Override
    public String text(int column) {
        return cells[column];
    }

    @Override
    public boolean isQuoted(int column) {
        return leaves.get(column).kind().isText() && !cells[column].isEmpty();
    }

    @Override
    public long row() {
        return row;
    }

    @Override
    public void close() {}
}
