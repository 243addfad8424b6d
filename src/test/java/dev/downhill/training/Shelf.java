package dev.downhill.training;

import dev.downhill.dataset.Dataset;
import dev.downhill.dataset.Datasets;
import dev.downhill.dataset.Role;
import dev.downhill.dataset.Rows;
import dev.downhill.network.NetworkDefinition;
import dev.downhill.network.Networks;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.pipeline.Table;
import dev.downhill.replica.TrainingMemory;
import dev.downhill.request.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Two datasets and a network, for jobs to name: `ds_classes`, `ds_numbers`, `net_1`.
public final class Shelf {

    private static final int ROWS = 12_000;
    private static final long HEAP = 64 << 20;

    private final Map<String, Dataset> datasets = new HashMap<>();
    private final Map<String, Rows> rows = new HashMap<>();

    public Shelf() {
        String[] words = new String[ROWS];
        float[] numbers = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            words[i] = List.of("a", "b", "c").get(i % 3);
            numbers[i] = i;
        }
        put("classes", new Table().numbers("x", numbers).categories("y", Role.TARGET, words));
        put("numbers", new Table().numbers("x", numbers).numbers("y", Role.TARGET, new float[ROWS]));
    }

    /// Adds the dataset `ds_` and its name.
    public void put(String name, Table table) {
        String id = "ds_" + name;
        datasets.put(id, dataset(id, name, table));
        rows.put(id, table);
    }

    private static Dataset dataset(String id, String name, Table table) {
        Dataset dataset = table.dataset();
        return new Dataset(
                id,
                name,
                dataset.description(),
                dataset.createdAt(),
                dataset.format(),
                dataset.rows(),
                dataset.bytes(),
                dataset.sha256(),
                dataset.task(),
                dataset.target(),
                dataset.warnings(),
                dataset.columns());
    }

    public Feasibility feasibility() {
        return new Feasibility(datasets(), new TrainingMemory(HEAP));
    }

    public Datasets datasets() {
        return new Datasets() {
            @Override
            public Dataset get(String id) {
                Dataset dataset = datasets.get(id);
                if (dataset == null) {
                    throw ProblemException.notFound("dataset", id);
                }
                return dataset;
            }

            @Override
            public List<Dataset> list(int limit, @Nullable String after, @Nullable String name) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Rows open(String id) {
                return Objects.requireNonNull(rows.get(id));
            }

            @Override
            public void delete(String id) {
                throw new UnsupportedOperationException();
            }
        };
    }

    public Networks networks() {
        return new Networks() {
            @Override
            public NetworkDefinition get(String id) {
                if (!id.equals("net_1")) {
                    throw ProblemException.notFound("network", id);
                }
                return new NetworkDefinition(id, "one", Sample.NOON, Sample.NETWORK);
            }

            @Override
            public NetworkDefinition create(String name, NetworkSpec spec) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<NetworkDefinition> list(int limit, @Nullable String after, @Nullable String name) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void delete(String id) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
