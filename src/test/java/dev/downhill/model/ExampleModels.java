package dev.downhill.model;

import dev.downhill.dataset.Role;
import dev.downhill.nn.spec.Head;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.NetworkSpec;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.pipeline.Table;
import java.util.List;

/// Models made by hand, small enough to predict with a pencil.
public final class ExampleModels {

    private static final NetworkSpec LINEAR = new NetworkSpec(List.of(new LayerSpec.Output()));

    /// Mean 0 and deviation 1, so that nothing is standardised away.
    private static final Table POINTS = new Table()
            .numbers("x", -1, 1, -1, 1)
            .numbers("y", -1, 1, 1, -1)
            .categories("side", Role.TARGET, "left", "right", "left", "right");

    private static final Table PRICES =
            new Table().numbers("size", -1, 1, Float.NaN).numbers("price", Role.TARGET, 80, 120, 100);

    private static final Table PATCHES = new Table()
            .images("image", List.of(1, 2, 1), new byte[] {0, 0}, new byte[] {0, 0})
            .categories("label", Role.TARGET, "dark", "light");

    private ExampleModels() {}

    /// Right where `x > 0`: the logits are `-x` and `x`; `y` has no influence.
    public static NewModel sides(String name, String job) {
        return classes(name, job, POINTS, new float[] {-1, 1, 0, 0, 0, 0});
    }

    /// Its labels have three megabytes.
    public static NewModel large(String name, String job) {
        Table table = new Table().numbers("x", -1, 1).categories("side", Role.TARGET, "l".repeat(3 << 20), "right");
        return classes(name, job, table, new float[6]);
    }

    /// Price 100 + 20 size, where size may be missing.
    public static NewModel prices(String name, String job) {
        Pipeline pipeline = Pipeline.fit(PRICES.dataset(), PRICES, new int[] {0, 1, 2});
        return model(name, job, Head.forNumber(), new Loss.Huber(1.5), pipeline, new float[] {1.2247449f, 0, 0});
    }

    /// Light where the first pixel is brighter than the second.
    public static NewModel patches(String name, String job) {
        return classes(name, job, PATCHES, new float[] {-5, 5, 5, -5, 0, 0});
    }

    private static NewModel classes(String name, String job, Table table, float[] parameters) {
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, new int[] {0, 1});
        return model(
                name,
                job,
                Head.forClasses(2, Loss.Plain.CROSS_ENTROPY),
                Loss.Plain.CROSS_ENTROPY,
                pipeline,
                parameters);
    }

    private static NewModel model(
            String name, String job, Head head, Loss loss, Pipeline pipeline, float[] parameters) {
        Provenance provenance =
                new Provenance(job, "ds_example", "00", "{\"epochs\":3}", 42, "0.1.0", "scalar, for the test", 2, 0, 0);
        return new NewModel(
                name, LINEAR, head, loss, pipeline, parameters, new float[0], Evaluation.ofNothing(), provenance);
    }
}
