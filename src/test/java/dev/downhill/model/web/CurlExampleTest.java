package dev.downhill.model.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.dataset.Role;
import dev.downhill.model.ExampleModels;
import dev.downhill.model.NewModel;
import dev.downhill.model.TrainedModel;
import dev.downhill.pipeline.Pipeline;
import dev.downhill.pipeline.Table;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurlExampleTest {

    private static final String SERVICE = "http://127.0.0.1:8080";

    private static String of(String name, Pipeline pipeline) {
        NewModel made = ExampleModels.sides(name, "job_1");
        return CurlExample.of(
                new TrainedModel(
                        "mdl_1",
                        name,
                        3,
                        Instant.EPOCH,
                        List.of(),
                        made.network(),
                        made.head(),
                        made.loss(),
                        pipeline,
                        6,
                        "00",
                        made.evaluation(),
                        made.provenance()),
                SERVICE);
    }

    @Test
    void instanceLiesInTheMiddleOfWhatTrainingSaw() {
        Table table = new Table()
                .numbers("length", 1, 2, 3.5f)
                .numbers("zero", 0, 0, 0)
                .numbers("narrow", 1.0001f, 1.0002f, 1.0003f)
                .numbers("never", Float.NaN, Float.NaN, Float.NaN)
                .categories("owner's", Role.INPUT, "O'Hara", "x", "x")
                .categories("c", Role.TARGET, "a", "b", "a");
        Pipeline pipeline = Pipeline.fit(table.dataset(), table, new int[] {0, 1, 2});

        assertThat(of("my iris", pipeline))
                .isEqualTo("curl -s 'http://127.0.0.1:8080/v1/models/my%20iris@3/predict'"
                        + " -H 'Content-Type: application/json' -d '{\"instances\":[{\"length\":2.17,\"zero\":0.0,"
                        + "\"narrow\":1.0001,\"never\":null,\"owner'\\''s\":\"O'\\''Hara\"}]}'");
    }

    @Test
    void imageIsAFile() {
        assertThat(of("patch", ExampleModels.patches("patch", "job_1").pipeline()))
                .isEqualTo("curl -s 'http://127.0.0.1:8080/v1/models/patch@3/predict'"
                        + " -H 'Content-Type: image/png' --data-binary @image.png");
    }
}
