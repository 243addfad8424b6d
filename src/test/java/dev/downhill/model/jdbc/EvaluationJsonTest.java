package dev.downhill.model.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.model.Evaluation;
import dev.downhill.nn.spec.Loss;
import dev.downhill.pipeline.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationJsonTest {

    private static final Target PRICE = new Target.Numeric("price", 10, 2);
    private static final Target SIDE = new Target.Classes("side", List.of("left", "right"));

    /// Stored while the losses of numbers were in the target's own units.
    private static final byte[] OLD = """
            {"rows":3,"loss":6.0,"mae":2.5,"rmse":3.0,"r2":0.5,"baseline":{"mae":4.0,"rmse":5.0}}
            """.getBytes(StandardCharsets.UTF_8);

    @Test
    void lossesOfNumbersFromBeforeAreConverted() {
        assertThat(EvaluationJson.read(OLD, PRICE, Loss.Plain.MSE).loss()).isEqualTo(1.5);
        assertThat(EvaluationJson.read(OLD, PRICE, new Loss.Huber(1)).loss()).isEqualTo(1.5);
        assertThat(EvaluationJson.read(OLD, PRICE, Loss.Plain.MAE).loss()).isEqualTo(3.0);
        assertThat(EvaluationJson.read(OLD, PRICE, Loss.Plain.MAE).rmse()).isEqualTo(3.0);
        assertThat(EvaluationJson.read(OLD, SIDE, Loss.Plain.MSE).loss()).isEqualTo(6.0);
    }

    @Test
    void whatIsStoredNowComesBackAsItIs() {
        Evaluation evaluation = EvaluationJson.read(OLD, PRICE, Loss.Plain.MSE);

        assertThat(EvaluationJson.read(EvaluationJson.write(evaluation), PRICE, Loss.Plain.MSE))
                .isEqualTo(evaluation);
    }
}
