package dev.downhill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.downhill.dataset.Role;
import dev.downhill.request.Problem;
import dev.downhill.request.ProblemException;
import dev.downhill.request.Problems;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class InstanceEncoderTest {

    /// A whole number too large for a double, let alone a float.
    private static final String ZEROS =
            "00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                    + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                    + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
                    + "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000";

    private static final Table TABLE = new Table()
            .numbers("age", 20, 30, 40, Float.NaN)
            .numbers("petal/length", 1, 2, 3, 99)
            .categories("city", Role.INPUT, "Rome", "7", "Rome", "Lima")
            .categories("class", Role.TARGET, "a", "b", "a", "b");

    private static final Pipeline ALL = Pipeline.fit(TABLE.dataset(), TABLE, new int[] {0, 1, 2, 3});

    /// Rows 0…2: no missing age, no Lima, petals of 1 to 3.
    private static final Pipeline SOME = Pipeline.fit(TABLE.dataset(), TABLE, new int[] {0, 1, 2});

    private final Problems problems = new Problems();
    private final float[] inputs = new float[ALL.inputShape().size()];

    private List<String> json(Pipeline pipeline, String instance) {
        return new InstanceEncoder(pipeline)
                .json(JsonMapper.shared().readTree(instance), "#/instances/0", inputs, 0, problems);
    }

    private static float[] stored(Pipeline pipeline, int row) {
        float[] inputs = new float[pipeline.inputShape().size()];
        pipeline.encode(TABLE, row, inputs, 0);
        return inputs;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | {\"age\":20,\"petal/length\":1,\"city\":\"Rome\"}",
                "0 | {\"city\":\"Rome\",\"more\":[1],\"petal/length\":1.0,\"age\":20}",
                "1 | [30,2,\"7\"]",
                "1 | [30,2,7]",
                "1 | [30,2,7.0]",
                "1 | [\"30\",\" 2.0 \",\"7.0\"]",
                "3 | [\"NA\",99,\"Lima\"]",
                "3 | [\"\",\"9.9e1\",\" Lima \"]",
                "3 | [null,99,\"Lima\"]",
                "3 | {\"petal/length\":99,\"city\":\"Lima\"}"
            })
    void instanceBecomesWhatItsStoredRowBecomes(int row, String instance) {
        assertThat(json(ALL, instance)).isEmpty();
        assertThat(problems.list()).isEmpty();
        assertThat(inputs).isEqualTo(stored(ALL, row));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"age\":20,\"city\":\"Rome\"}            | #/instances/0/petal~1length | missing_column",
                "{\"petal/length\":1,\"city\":\"Rome\"}    | #/instances/0/age | missing_column",
                "[null,1,\"Rome\"]                         | #/instances/0/0 | missing_column",
                "[20,1,null]                               | #/instances/0/2 | missing_column",
                "[20,\"one\",\"Rome\"]                     | #/instances/0/1 | not_a_number",
                "[20,\"1,5\",\"Rome\"]                     | #/instances/0/1 | not_a_number",
                "[20,\"\",\"Rome\"]                        | #/instances/0/1 | missing_column",
                "[20,1,\" \"]                              | #/instances/0/2 | missing_column",
                "[20,1,\"NA\"]                             | #/instances/0/2 | missing_column",
                "[20,true,\"Rome\"]                        | #/instances/0/1 | not_a_number",
                "[20,[1],\"Rome\"]                         | #/instances/0/1 | not_a_number",
                "[20,1" + ZEROS + ",\"Rome\"]     | #/instances/0/1 | out_of_range",
                "[20,1e39,\"Rome\"]                        | #/instances/0/1 | out_of_range",
                "[20,1,{}]                                 | #/instances/0/2 | not_a_category",
                "[20,1]                                    | #/instances/0 | wrong_length",
                "7                                         | #/instances/0 | wrong_type",
                "null                                      | #/instances/0 | wrong_type"
            })
    void whatDoesNotFitIsNamed(String instance, String pointer, String code) {
        json(SOME, instance);

        assertThat(problems.list()).extracting(Problem::pointer, Problem::code).containsExactly(tuple(pointer, code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{`Age`:20,`petal/length`:1,`city`:`Rome`}               | Age,age,mean",
                "{`agee`:20,`petal/length`:1,`city`:`Rome`}              | agee,age,mean",
                "{`AGE`:20,`age`:null,`petal/length`:1,`city`:`Rome`}    | AGE,age,mean",
                "{`years`:20,`petal/length`:1,`city`:`Rome`}             | years,age",
                "{`id`:7,`x`:1,`petal/length`:1,`city`:`Rome`,`Alter`:1,`note`:1} | id,x,Alter,1 more,age"
            })
    void aFieldThatIsNoColumnBesideAMissingOneIsAWarning(String instance, String words) {
        assertThat(json(ALL, instance.replace('`', '"')))
                .singleElement()
                .asString()
                .contains(words.split(","));
        assertThat(problems.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"petal/length\":99,\"city\":\"Lima\",\"class\":\"b\"}",
                "{\"age\":null,\"petal/length\":99,\"city\":\"Lima\",\"note\":1}",
                "{\"age\":20,\"Age\":30,\"petal/length\":99,\"city\":\"Lima\"}"
            })
    void theTargetAndFieldsBesideACompleteInstanceAreNot(String instance) {
        assertThat(json(ALL, instance)).isEmpty();
    }

    @Test
    void everyProblemOfAnInstanceIsReported() {
        json(SOME, "{\"age\":\"old\"}");

        assertThat(problems.list())
                .extracting(Problem::code)
                .containsExactly("not_a_number", "missing_column", "missing_column");
    }

    @Test
    void valueOutsideTheTrainingRangeIsAWarning() {
        assertThat(json(SOME, "[41.5,0.1,\"Rome\"]"))
                .containsExactly(
                        "age = 41.5 lies outside the range seen in training, 20 to 40.",
                        "petal/length = 0.1 lies outside the range seen in training, 1 to 3.");
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void categoryThatTrainingNeverSawIsAWarning() {
        assertThat(json(SOME, "[20,1,\"Lima\"]")).containsExactly("city = \"Lima\" was never seen in training.");
        float[] lima = inputs.clone();
        assertThat(json(SOME, "[20,1,\"Nowhere\"]")).hasSize(1);
        assertThat(inputs).isEqualTo(lima);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void encodingStartsAtTheOffset() {
        float[] two = new float[2 * inputs.length];
        new InstanceEncoder(ALL).json(JsonMapper.shared().readTree("[30,2,7]"), "#", two, inputs.length, problems);

        assertThat(Arrays.copyOfRange(two, inputs.length, two.length)).isEqualTo(stored(ALL, 1));
    }

    @Test
    void tableTakesNoImages() {
        InstanceEncoder encoder = new InstanceEncoder(ALL);

        assertThat(encoder.takesImages()).isFalse();
        assertThatThrownBy(() -> encoder.image(new byte[0], "body", inputs, 0, problems))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("age, petal/length, city");
    }
}
