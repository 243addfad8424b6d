package dev.downhill.dataset.upload;

import dev.downhill.dataset.Column;
import dev.downhill.dataset.ColumnType;
import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.DatasetSpec;
import dev.downhill.dataset.DatasetSpec.ColumnSpec;
import dev.downhill.dataset.Datasets;
import dev.downhill.dataset.Role;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Makes a dataset of the rows of another one, whose columns are then taken for something else. What is not said stays
/// as it is; a dataset itself never changes, so that a model's data stay what they were.
@Component
public class Variants {

    private final Datasets datasets;
    private final DatasetImporter importer;

    Variants(Datasets datasets, DatasetImporter importer) {
        this.datasets = datasets;
        this.importer = importer;
    }

    /// @param within called within the transaction that stores the dataset
    /// @throws ProblemException if there is no such dataset, or what is said does not fit its rows
    public Dataset create(String id, DatasetSpec changes, Consumer<Dataset> within) throws IOException {
        Dataset dataset = datasets.get(id);
        refuseLostText(dataset, changes);
        DatasetSpec spec = complete(dataset, changes);
        Origin origin = new Origin(
                changes.name() == null ? dataset.name() : changes.name(),
                dataset.description(),
                dataset.format(),
                dataset.bytes(),
                dataset.sha256());
        return importer.accept(() -> new StoredTable(dataset, datasets.open(id)), spec, origin, within);
    }

    private static void refuseLostText(Dataset dataset, DatasetSpec changes) {
        Problems problems = new Problems();
        for (Column column : dataset.columns()) {
            if (column.type() != ColumnType.TEXT || column.keepsTexts()) {
                continue;
            }
            ColumnType said = changes.column(column.name()).type();
            boolean target = column.name().equals(target(dataset, changes));
            if (target || (said != null && said != ColumnType.TEXT)) {
                problems.add(
                        target ? "#/target" : "#/columns/" + Problem.token(column.name()) + "/type",
                        "not_kept",
                        "The values of \"" + column.name() + "\" were free text, and were not kept.",
                        "Upload the file again, with the type in its spec.");
            }
        }
        problems.throwIfAny("These changes do not fit the dataset.");
    }

    private static String target(Dataset dataset, DatasetSpec changes) {
        if (changes.target() != null) {
            return changes.target();
        }
        return changes.columns().entrySet().stream()
                .filter(column -> column.getValue().role() == Role.TARGET)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(dataset.target());
    }

    /// What is said, and where nothing is, what the dataset's columns are.
    private static DatasetSpec complete(Dataset dataset, DatasetSpec changes) {
        String target = target(dataset, changes);
        Map<String, ColumnSpec> columns = new LinkedHashMap<>(changes.columns());
        for (Column column : dataset.columns()) {
            ColumnSpec said = changes.column(column.name());
            boolean stays = column.name().equals(target) && column.role() == Role.TARGET;
            boolean text =
                    column.type() == ColumnType.TEXT && !column.name().equals(target) && said.maxCategories() == null;
            ColumnType type = stays || text ? column.type() : null;
            boolean kept = column.role() != Role.INPUT && column.role() != Role.TARGET;
            Role role = kept && !column.name().equals(target) ? column.role() : null;
            columns.put(
                    column.name(),
                    new ColumnSpec(
                            said.type() == null ? type : said.type(),
                            said.role() == null ? role : said.role(),
                            said.missing(),
                            said.format(),
                            said.maxCategories(),
                            said.dimensions() == null && text && said.type() == null
                                    ? column.dimensions()
                                    : said.dimensions()));
        }
        return new DatasetSpec(changes.name(), target, columns);
    }
}
