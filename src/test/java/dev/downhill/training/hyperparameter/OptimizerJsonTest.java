package dev.downhill.training.hyperparameter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerJsonTest {

    static Stream<Arguments> defaults() {
        return Stream.of(
                Arguments.of("{}", new OptimizerSpec.Adam(0.001, 0.9, 0.999, 1e-7)),
                Arguments.of("{'type':'sgd'}", new OptimizerSpec.Sgd(0.01, 0, false, 0)),
                Arguments.of("{'type':'rmsprop'}", new OptimizerSpec.RmsProp(0.001, 0.9, 0, 1e-7)),
                Arguments.of("{'type':'adagrad'}", new OptimizerSpec.Adagrad(0.01, 0.1, 1e-7)),
                Arguments.of("{'type':'adam'}", new OptimizerSpec.Adam(0.001, 0.9, 0.999, 1e-7)),
                Arguments.of("{'type':'adamw'}", new OptimizerSpec.AdamW(0.001, 0.9, 0.999, 1e-7, 0.01)),
                Arguments.of("{'type':'nadam'}", new OptimizerSpec.Nadam(0.001, 0.9, 0.999, 1e-7)),
                Arguments.of("{'type':'lamb'}", new OptimizerSpec.Lamb(0.001, 0.9, 0.999, 1e-6, 0.01)),
                Arguments.of("{'type':'lion'}", new OptimizerSpec.Lion(1e-4, 0.9, 0.99, 0.01)));
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void everyFieldHasItsDefault(String json, OptimizerSpec resolved) {
        assertThat(read(json)).isEqualTo(resolved);
    }

    /// @param json every field, in the order in which they are written
    record Complete(String json, OptimizerSpec optimizer) {}

    static Stream<Complete> complete() {
        return Stream.of(
                new Complete(
                        "{'type':'sgd','learning_rate':0.5,'momentum':0.8,'nesterov':true,'weight_decay':0.25}",
                        new OptimizerSpec.Sgd(0.5, 0.8, true, 0.25)),
                new Complete(
                        "{'type':'rmsprop','learning_rate':0.5,'rho':0.75,'momentum':0.8,'epsilon':0.125}",
                        new OptimizerSpec.RmsProp(0.5, 0.75, 0.8, 0.125)),
                new Complete(
                        "{'type':'adagrad','learning_rate':0.5,'initial_accumulator':0.25,'epsilon':0.125}",
                        new OptimizerSpec.Adagrad(0.5, 0.25, 0.125)),
                new Complete(
                        "{'type':'adam','learning_rate':0.5,'beta1':0.75,'beta2':0.8,'epsilon':0.125}",
                        new OptimizerSpec.Adam(0.5, 0.75, 0.8, 0.125)),
                new Complete(
                        "{'type':'adamw','learning_rate':0.5,'beta1':0.75,'beta2':0.8,'epsilon':0.125,'weight_decay':0.25}",
                        new OptimizerSpec.AdamW(0.5, 0.75, 0.8, 0.125, 0.25)),
                new Complete(
                        "{'type':'nadam','learning_rate':0.5,'beta1':0.75,'beta2':0.8,'epsilon':0.125}",
                        new OptimizerSpec.Nadam(0.5, 0.75, 0.8, 0.125)),
                new Complete(
                        "{'type':'lamb','learning_rate':0.5,'beta1':0.75,'beta2':0.8,'epsilon':0.125,'weight_decay':0.25}",
                        new OptimizerSpec.Lamb(0.5, 0.75, 0.8, 0.125, 0.25)),
                new Complete(
                        "{'type':'lion','learning_rate':0.5,'beta1':0.75,'beta2':0.8,'weight_decay':0.25}",
                        new OptimizerSpec.Lion(0.5, 0.75, 0.8, 0.25)));
    }

    @ParameterizedTest
    @MethodSource("complete")
    void everyFieldIsReadAndWritten(Complete complete) {
        assertThat(read(complete.json())).isEqualTo(complete.optimizer());
        assertThat(OptimizerJson.write(complete.optimizer()))
                .hasToString(complete.json().replace('\'', '"'));
    }

    @Test
    void everyOptimizerIsReadAndWritten() {
        assertThat(complete().<Class<?>>map(complete -> complete.optimizer().getClass()))
                .containsExactlyInAnyOrder(OptimizerSpec.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'adagard'} | type | adagrad",
                "{'type':'rms_prop'} | type | rmsprop",
                "{'type':7} | type | ``",
                "{'learning_rate':0} | learning_rate | ``",
                "{'learning_rate':'fast'} | learning_rate | ``",
                "{'momentum':0.9} | momentum | Known here",
                "{'beta_1':0.9} | beta_1 | beta1",
                "{'beta1':1} | beta1 | ``",
                "{'beta2':-0.1} | beta2 | ``",
                "{'epsilon':0} | epsilon | ``",
                "{'type':'sgd','momentum':1} | momentum | ``",
                "{'type':'sgd','nesterov':true} | nesterov | momentum",
                "{'type':'sgd','weight_decay':-1} | weight_decay | ``",
                "{'type':'adam','weight_decay':0.1} | weight_decay | Known here",
                "{'type':'rmsprop','rho':1} | rho | ``",
                "{'type':'adagrad','initial_accumulator':-1} | initial_accumulator | ``",
                "{'type':'lamb','weight_decay':-1} | weight_decay | ``",
                "{'type':'lion','epsilon':1e-7} | epsilon | Known here"
            })
    void whatIsWrongIsNamedWithAHint(String json, String field, String hint) {
        JsonObjectReader fields = fields(json);
        OptimizerJson.read(fields);
        fields.finish();
        List<Problem> problems = fields.problems().list();
        assertThat(problems).extracting(Problem::pointer).containsExactly("#/" + field);
        assertThat(problems.getFirst().detail() + " " + problems.getFirst().hint())
                .contains(hint);
    }

    private static OptimizerSpec read(String json) {
        JsonObjectReader fields = fields(json);
        OptimizerSpec read = OptimizerJson.read(fields);
        fields.throwIfAny("The optimizer does not fit.");
        return read;
    }

    private static JsonObjectReader fields(String json) {
        return JsonObjectReader.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
