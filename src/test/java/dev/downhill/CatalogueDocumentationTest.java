package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.downhill.nn.spec.Activation;
import dev.downhill.nn.spec.EarlyStopping;
import dev.downhill.nn.spec.GradientClipping;
import dev.downhill.nn.spec.Initializer;
import dev.downhill.nn.spec.LayerSpec;
import dev.downhill.nn.spec.Loss;
import dev.downhill.nn.spec.OptimizerSpec;
import dev.downhill.nn.spec.Regularization;
import dev.downhill.nn.spec.ScheduleSpec;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// README.md documents everything that a client can ask for: every layer, activation, initializer, loss, optimizer,
/// schedule and means of regularisation, with its fields. Java's `maxNorm` is `max_norm` there.
class CatalogueDocumentationTest {

    private static final Set<String> NAMED = Markdown.of("README.md").codeSpans().stream()
            .flatMap(span -> Pattern.compile("\\w+").matcher(span).results().map(MatchResult::group))
            .map(CatalogueDocumentationTest::plain)
            .collect(Collectors.toSet());

    @Test
    void everyKindIsNamed() {
        assertThat(kinds(LayerSpec.class)).contains("dense", "conv2d").isSubsetOf(NAMED);
        assertThat(kinds(Initializer.class)).contains("normal").isSubsetOf(NAMED);
        assertThat(kinds(Loss.class)).contains("huber").isSubsetOf(NAMED);
        assertThat(kinds(OptimizerSpec.class)).contains("adamw").isSubsetOf(NAMED);
        assertThat(kinds(ScheduleSpec.class))
                .contains("onecycle", "warmupepochs")
                .isSubsetOf(NAMED);
        assertThat(Stream.<Enum<?>[]>of(Activation.values(), Initializer.Scaled.values(), Loss.Plain.values())
                        .flatMap(Arrays::stream)
                        .map(constant -> plain(constant.name())))
                .isSubsetOf(NAMED);
    }

    @Test
    void everyFieldIsNamed() {
        assertThat(Stream.of(LayerSpec.class, Initializer.class, OptimizerSpec.class)
                        .flatMap(CatalogueDocumentationTest::records)
                        .flatMap(CatalogueDocumentationTest::fields))
                .contains("usebias", "minval", "rho")
                .isSubsetOf(NAMED);
        assertThat(Stream.of(
                                Loss.Huber.class,
                                ScheduleSpec.Step.class,
                                ScheduleSpec.Polynomial.class,
                                ScheduleSpec.OneCycle.class,
                                ScheduleSpec.ReduceOnPlateau.class,
                                Regularization.class,
                                GradientClipping.class,
                                EarlyStopping.class)
                        .flatMap(CatalogueDocumentationTest::fields))
                .contains("delta", "maxnorm")
                .isSubsetOf(NAMED);
    }

    private static Stream<String> kinds(Class<?> sealed) {
        return records(sealed)
                .map(kind -> plain(kind.getSimpleName()))
                .map(kind -> kind.equals("activated") ? "activation" : kind)
                .map(kind -> kind.equals("warmup") ? "warmupepochs" : kind);
    }

    private static Stream<Class<?>> records(Class<?> sealed) {
        return Stream.<Class<?>>of(sealed.getPermittedSubclasses())
                .flatMap(kind -> kind.isInterface() ? records(kind) : Stream.of(kind))
                .filter(Class::isRecord);
    }

    private static Stream<String> fields(Class<?> kind) {
        return Stream.of(kind.getRecordComponents())
                .map(RecordComponent::getName)
                .map(CatalogueDocumentationTest::plain);
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
}
