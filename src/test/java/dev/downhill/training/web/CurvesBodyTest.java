package dev.downhill.training.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.train.Metrics;
import dev.downhill.training.Sample;
import dev.downhill.training.curve.EpochMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurvesBodyTest {

    private static final Metrics NUMBER = new Metrics(0.5, Double.NaN, 3, 4);
    private static final List<EpochMetrics> EPOCHS = List.of(
            new EpochMetrics(1, NUMBER, null, 0.1, Double.POSITIVE_INFINITY, 2),
            new EpochMetrics(2, new Metrics(Double.NaN, Double.NaN, 3, 4), null, 0.1, 1, 2));

    @Test
    void whatNoJsonNumberSaysIsNullAndNamedBeside() {
        CurvesBody body = CurvesBody.of(Sample.running("job_1"), EPOCHS, 21);
        assertThat(body.epochs()).containsExactly(1, 2);
        assertThat(body.series())
                .containsOnlyKeys("train_loss", "train_mae", "train_rmse", "learning_rate", "gradient_norm", "seconds");
        assertThat(body.series().get("train_loss")).containsExactly(0.5, null);
        assertThat(body.series().get("gradient_norm")).containsExactly(null, 1.0);
        assertThat(body.nonFinite())
                .containsExactlyInAnyOrder(
                        new CurvesBody.NonFinite("train_loss", 2, "nan"),
                        new CurvesBody.NonFinite("gradient_norm", 1, "inf"));
    }

    @Test
    void theTableHasOneLineAnEpoch() {
        String table = CurvesBody.csv(EPOCHS);
        assertThat(table).endsWith("\r\n");
        assertThat(table.split("\r\n", -1))
                .containsExactly(
                        "epoch,train_loss,train_mae,train_rmse,learning_rate,gradient_norm,seconds",
                        "1,0.5,3.0,4.0,0.1,inf,2.0",
                        "2,nan,3.0,4.0,0.1,1.0,2.0",
                        "");
    }

    @Test
    void noEpochsGiveNoSeries() {
        assertThat(CurvesBody.of(Sample.running("job_1"), List.of(), 0).series())
                .isEmpty();
        assertThat(CurvesBody.csv(List.of())).isEqualTo("epoch\r\n");
        assertThat(CurvesBody.of(Sample.running("job_1"), List.of(Sample.epoch(1, 1)), 3)
                        .series())
                .hasSize(7);
    }
}
