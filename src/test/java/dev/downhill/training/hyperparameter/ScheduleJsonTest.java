package dev.downhill.training.hyperparameter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.spec.ScheduleSpec;
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

class ScheduleJsonTest {

    private static final int EPOCHS = 100;

    static Stream<Arguments> defaults() {
        return Stream.of(
                Arguments.of("{}", new ScheduleSpec.Constant()),
                Arguments.of("{'type':'constant','warmup_epochs':0}", new ScheduleSpec.Constant()),
                Arguments.of("{'type':'step'}", new ScheduleSpec.Step(10, 0.1)),
                Arguments.of("{'type':'exponential'}", new ScheduleSpec.Exponential(0.95)),
                Arguments.of("{'type':'polynomial'}", new ScheduleSpec.Polynomial(1, 0)),
                Arguments.of("{'type':'cosine'}", new ScheduleSpec.Cosine(0, null)),
                Arguments.of("{'type':'cosine','restart_epochs':null}", new ScheduleSpec.Cosine(0, null)),
                Arguments.of(
                        "{'type':'cosine','restart_epochs':9}",
                        new ScheduleSpec.Cosine(0, new ScheduleSpec.Restarts(9, 1))),
                Arguments.of("{'type':'one_cycle'}", new ScheduleSpec.OneCycle(0.3, 25, 1e4)),
                Arguments.of("{'type':'reduce_on_plateau'}", new ScheduleSpec.ReduceOnPlateau(0.1, 5, 0, 0, 0)),
                Arguments.of("{'warmup_epochs':99}", new ScheduleSpec.WarmUp(EPOCHS - 1, new ScheduleSpec.Constant())));
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void everyFieldHasItsDefault(String json, ScheduleSpec resolved) {
        assertThat(read(json)).isEqualTo(resolved);
    }

    /// @param json every field, in the order in which they are written
    record Complete(String json, ScheduleSpec schedule) {}

    static Stream<Complete> complete() {
        return Stream.of(
                new Complete("{'type':'constant','warmup_epochs':0}", new ScheduleSpec.Constant()),
                new Complete(
                        "{'type':'step','warmup_epochs':3,'step_size':4,'gamma':0.5}",
                        new ScheduleSpec.WarmUp(3, new ScheduleSpec.Step(4, 0.5))),
                new Complete("{'type':'exponential','warmup_epochs':0,'gamma':0.5}", new ScheduleSpec.Exponential(0.5)),
                new Complete(
                        "{'type':'polynomial','warmup_epochs':0,'power':2.0,'min_factor':0.25}",
                        new ScheduleSpec.Polynomial(2, 0.25)),
                new Complete(
                        "{'type':'cosine','warmup_epochs':0,'min_factor':0.25,'restart_epochs':null,'restart_multiplier':1}",
                        new ScheduleSpec.Cosine(0.25, null)),
                new Complete(
                        "{'type':'cosine','warmup_epochs':0,'min_factor':0.25,'restart_epochs':7,'restart_multiplier':2}",
                        new ScheduleSpec.Cosine(0.25, new ScheduleSpec.Restarts(7, 2))),
                new Complete(
                        "{'type':'one_cycle','warmup_epochs':0,'pct_start':0.5,'div_factor':10.0,'final_div_factor':100.0}",
                        new ScheduleSpec.OneCycle(0.5, 10, 100)),
                new Complete(
                        "{'type':'reduce_on_plateau','warmup_epochs':1,'factor':0.5,'patience':3,'min_delta':0.125,"
                                + "'cooldown':2,'min_factor':0.25}",
                        new ScheduleSpec.WarmUp(1, new ScheduleSpec.ReduceOnPlateau(0.5, 3, 0.125, 2, 0.25))));
    }

    @ParameterizedTest
    @MethodSource("complete")
    void everyFieldIsReadAndWritten(Complete complete) {
        assertThat(read(complete.json())).isEqualTo(complete.schedule());
        assertThat(ScheduleJson.write(complete.schedule()))
                .hasToString(complete.json().replace('\'', '"'));
    }

    @Test
    void everyCurveIsReadAndWritten() {
        assertThat(complete()
                        .map(Complete::schedule)
                        .<Class<?>>map(schedule -> schedule instanceof ScheduleSpec.WarmUp warmUp
                                ? warmUp.then().getClass()
                                : schedule.getClass()))
                .contains(ScheduleSpec.Curve.class.getPermittedSubclasses())
                .contains(ScheduleSpec.ReduceOnPlateau.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'type':'cosin'} | type | cosine",
                "{'type':'onecycle'} | type | one_cycle",
                "{'type':1} | type | ``",
                "{'warmup':1} | warmup | warmup_epochs",
                "{'warmup_epochs':-1} | warmup_epochs | ``",
                "{'warmup_epochs':1.5} | warmup_epochs | ``",
                "{'warmup_epochs':100} | warmup_epochs | more epochs",
                "{'gamma':0.5} | gamma | Known here",
                "{'type':'step','step_size':0} | step_size | ``",
                "{'type':'step','gamma':1.5} | gamma | ``",
                "{'type':'exponential','gamma':0} | gamma | ``",
                "{'type':'polynomial','power':0} | power | ``",
                "{'type':'polynomial','min_factor':1} | min_factor | ``",
                "{'type':'cosine','min_factor':-0.1} | min_factor | ``",
                "{'type':'cosine','restart_epochs':0} | restart_epochs | ``",
                "{'type':'cosine','restart_epochs':5,'restart_multiplier':0} | restart_multiplier | ``",
                "{'type':'cosine','restart_multiplier':2} | restart_multiplier | restart_epochs",
                "{'type':'one_cycle','pct_start':1} | pct_start | ``",
                "{'type':'one_cycle','div_factor':0.5} | div_factor | ``",
                "{'type':'one_cycle','final_div_factor':0} | final_div_factor | ``",
                "{'type':'reduce_on_plateau','factor':1} | factor | ``",
                "{'type':'reduce_on_plateau','patience':0} | patience | ``",
                "{'type':'reduce_on_plateau','min_delta':-1} | min_delta | ``",
                "{'type':'reduce_on_plateau','cooldown':-1} | cooldown | ``",
                "{'type':'reduce_on_plateau','min_factor':1} | min_factor | ``"
            })
    void whatIsWrongIsNamedWithAHint(String json, String field, String hint) {
        JsonObjectReader fields = fields(json);
        ScheduleJson.read(fields, EPOCHS);
        fields.finish();
        List<Problem> problems = fields.problems().list();
        assertThat(problems).extracting(Problem::pointer).containsExactly("#/schedule/" + field);
        assertThat(problems.getFirst().detail() + " " + problems.getFirst().hint())
                .contains(hint);
    }

    private static ScheduleSpec read(String json) {
        JsonObjectReader fields = fields(json);
        ScheduleSpec read = ScheduleJson.read(fields, EPOCHS);
        fields.throwIfAny("The schedule does not fit.");
        return read;
    }

    private static JsonObjectReader fields(String json) {
        String body = "{'schedule':" + json + "}";
        return JsonObjectReader.parse(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
