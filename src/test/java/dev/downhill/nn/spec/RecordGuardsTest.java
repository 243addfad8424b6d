package dev.downhill.nn.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.downhill.nn.Specs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every record refuses what lies outside its range, and says which field had which value.
class RecordGuardsTest {

    private static final int MOST = Integer.MAX_VALUE;

    /// @param refused whether the value lies outside the range
    record Case(String field, String value, Callable<?> construction, boolean refused) {
        @Override
        public String toString() {
            return field + " = " + value;
        }
    }

    static Stream<Case> cases() {
        List<Case> cases = new ArrayList<>();
        IntFunction<?> dense = units -> new LayerSpec.Dense(units, Activation.RELU, true, null);
        ints(cases, "units", dense, List.of(1, LayerSpec.MAX_UNITS), List.of(0, -1, LayerSpec.MAX_UNITS + 1, MOST));
        IntFunction<?> conv = filters -> Specs.conv(filters, 3, 1, Padding.SAME, Activation.RELU);
        ints(cases, "filters", conv, List.of(1, LayerSpec.MAX_UNITS), List.of(0, -1, LayerSpec.MAX_UNITS + 1, MOST));
        ints(cases, "height", height -> new Extent(height, 2), List.of(1, MOST), List.of(0, -3));
        ints(cases, "width", width -> new Extent(2, width), List.of(1, MOST), List.of(0, -3));
        ints(cases, "units", units -> new Head(units, Link.SOFTMAX), List.of(1, 1000), List.of(0, -1));
        ints(cases, "patience", RecordGuardsTest::patience, List.of(1, MOST), List.of(0, -1));

        fraction(cases, "rate", LayerSpec.Dropout::new);
        fraction(cases, "momentum", momentum -> new LayerSpec.BatchNorm(momentum, 1e-5));
        epsilon(cases, epsilon -> new LayerSpec.BatchNorm(0.9, epsilon));
        epsilon(cases, LayerSpec.LayerNorm::new);
        nonNegative(cases, "stddev", Initializer.Normal::new);
        doubles(cases, "value", Initializer.Constant::new, List.of(0.0, -3.0, 1e300), List.of());
        doubles(cases, "minval", min -> new Initializer.Uniform(min, 1), List.of(-1e300, 1.0), List.of(1.1));
        doubles(cases, "maxval", max -> new Initializer.Uniform(1, max), List.of(1e300, 1.0), List.of(0.9));

        positive(cases, "delta", Loss.Huber::new);
        OptimizerCases.add(cases);
        ScheduleCases.add(cases);
        nonNegative(cases, "l1", l1 -> new Regularization(l1, 0, 0, 0));
        nonNegative(cases, "l2", l2 -> new Regularization(0, l2, 0, 0));
        nonNegative(cases, "max_norm", norm -> new Regularization(0, 0, norm, 0));
        fraction(cases, "label_smoothing", smoothing -> new Regularization(0, 0, 0, smoothing));
        positive(cases, "value", value -> new GradientClipping(value, null));
        positive(cases, "norm", norm -> new GradientClipping(null, norm));
        nonNegative(cases, "min_delta", RecordGuardsTest::minDelta);
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRecordGuardsItself(Case test) {
        if (test.refused()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(test.construction()::call)
                    .withMessageContaining(test.field() + " = " + test.value());
        } else {
            assertThatCode(test.construction()::call).doesNotThrowAnyException();
        }
    }

    @Test
    void nesterovNeedsMomentum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptimizerSpec.Sgd(0.1, 0, true, 0))
                .withMessageContaining("nesterov");
    }

    @Test
    void aNetworkHasLayersAndKeepsThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetworkSpec(List.of()))
                .withMessageContaining("layers");
        List<LayerSpec> layers = new ArrayList<>(List.of(new LayerSpec.Output()));
        NetworkSpec network = new NetworkSpec(layers);
        layers.clear();
        assertThat(network.layers()).hasSize(1);
    }

    @Test
    void aResidualHasLayersAndKeepsThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LayerSpec.Residual(List.of()))
                .withMessageContaining("layers = 0");
        List<LayerSpec> layers = new ArrayList<>(List.of(new LayerSpec.Flatten()));
        LayerSpec.Residual residual = new LayerSpec.Residual(layers);
        layers.clear();
        assertThat(residual.layers()).hasSize(1);
    }

    private static EarlyStopping patience(int patience) {
        return new EarlyStopping(EarlyStopping.Metric.VALIDATION_LOSS, patience, 0, true);
    }

    private static EarlyStopping minDelta(double minDelta) {
        return new EarlyStopping(EarlyStopping.Metric.VALIDATION_LOSS, 1, minDelta, true);
    }

    static void fraction(List<Case> cases, String field, DoubleFunction<?> construction) {
        doubles(cases, field, construction, List.of(0.0, 0.5, Math.nextDown(1.0)), List.of(1.0, -0.1));
    }

    static void positive(List<Case> cases, String field, DoubleFunction<?> construction) {
        doubles(cases, field, construction, List.of(Double.MIN_VALUE, 1e300), List.of(0.0, -1e-9));
    }

    static void epsilon(List<Case> cases, DoubleFunction<?> construction) {
        doubles(cases, "epsilon", construction, List.of(1e-12, 5.0), List.of(0.0, 9e-13));
    }

    static void nonNegative(List<Case> cases, String field, DoubleFunction<?> construction) {
        doubles(cases, field, construction, List.of(0.0, 1e300), List.of(-1e-9));
    }

    static void ints(
            List<Case> cases, String field, IntFunction<?> construction, List<Integer> good, List<Integer> bad) {
        good.forEach(value -> cases.add(new Case(field, value.toString(), () -> construction.apply(value), false)));
        bad.forEach(value -> cases.add(new Case(field, value.toString(), () -> construction.apply(value), true)));
    }

    /// No field takes a number that is not finite.
    static void doubles(
            List<Case> cases, String field, DoubleFunction<?> construction, List<Double> good, List<Double> bad) {
        good.forEach(value -> cases.add(new Case(field, value.toString(), () -> construction.apply(value), false)));
        List<Double> refused = new ArrayList<>(bad);
        refused.addAll(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        refused.forEach(value -> cases.add(new Case(field, value.toString(), () -> construction.apply(value), true)));
    }
}
