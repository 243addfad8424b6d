package dev.downhill.training.hyperparameter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.spec.Loss;
import dev.downhill.request.JsonObjectReader;
import dev.downhill.request.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LossJsonTest {

    private static final Loss AUTO = Loss.Plain.MSE;

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("{}", AUTO, "'mse'"),
                Arguments.of("{'loss':null}", AUTO, "'mse'"),
                Arguments.of("{'loss':'auto'}", AUTO, "'mse'"),
                Arguments.of("{'loss':{'type':'auto'}}", AUTO, "'mse'"),
                Arguments.of("{'loss':'cross_entropy'}", Loss.Plain.CROSS_ENTROPY, "'cross_entropy'"),
                Arguments.of(
                        "{'loss':'binary_cross_entropy'}", Loss.Plain.BINARY_CROSS_ENTROPY, "'binary_cross_entropy'"),
                Arguments.of("{'loss':{'type':'mae'}}", Loss.Plain.MAE, "'mae'"),
                Arguments.of("{'loss':'huber'}", new Loss.Huber(1), "{'type':'huber','delta':1.0}"),
                Arguments.of("{'loss':{'type':'huber'}}", new Loss.Huber(1), "{'type':'huber','delta':1.0}"),
                Arguments.of(
                        "{'loss':{'type':'huber','delta':1.5}}", new Loss.Huber(1.5), "{'type':'huber','delta':1.5}"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void itIsReadAndWrittenWithWhatWasUsed(String json, Loss loss, String written) {
        JsonObjectReader body = fields(json);
        assertThat(LossJson.read(body, AUTO)).isEqualTo(loss);
        body.finish();
        assertThat(body.problems().list()).isEmpty();
        assertThat(LossJson.write(loss).toString()).isEqualTo(written.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'hubert' | #/loss",
                "3 | #/loss",
                "{} | #/loss/type",
                "{'delta':1} | #/loss/type",
                "{'type':'hubert','delta':-1} | #/loss/type",
                "{'type':'mse','delta':1} | #/loss/delta",
                "{'type':'huber','delta':0} | #/loss/delta",
                "{'type':'huber','delta':1e7} | #/loss/delta",
                "{'type':'huber','delta':'1'} | #/loss/delta",
                "{'type':'huber','dleta':1} | #/loss/dleta"
            })
    void whatIsWrongIsNamedByItsPointer(String loss, String pointer) {
        JsonObjectReader body = fields("{'loss':" + loss + "}");
        LossJson.read(body, AUTO);
        body.finish();
        assertThat(body.problems().list()).extracting(Problem::pointer).isEqualTo(List.of(pointer));
    }

    private static JsonObjectReader fields(String json) {
        return JsonObjectReader.parse(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
