package dev.downhill.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The project keeps every rule, and every rule is broken by the fixture that was written to break it.
class ArchitectureTest {

    static Stream<Proven> ruleOfMain() {
        return mainRules(Trees.ROOT);
    }

    static Stream<Proven> ruleOfTests() {
        return testRules(Trees.ROOT);
    }

    static Stream<Proven> ruleOfEither() {
        return Stream.concat(mainRules(Trees.FIXTURE), testRules(Trees.FIXTURE));
    }

    @ParameterizedTest
    @MethodSource("ruleOfMain")
    void mainKeeps(Proven proven) {
        assertThat(violations(proven, Trees.MAIN)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ruleOfTests")
    void testsKeep(Proven proven) {
        assertThat(violations(proven, Trees.TESTS)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ruleOfEither")
    void fixtureBreaks(Proven proven) {
        assertThat(violations(proven, Trees.VIOLATIONS))
                .as("%s must break: %s", proven.violator(), proven.rule().getDescription())
                .anyMatch(violation -> violation.contains(Trees.FIXTURE + "." + proven.violator()));
    }

    @Test
    void theTreesAreNotEmpty() {
        assertThat(Trees.MAIN).hasSizeGreaterThan(50);
        assertThat(Trees.TESTS).hasSizeGreaterThan(5);
        assertThat(Trees.TESTS).noneMatch(type -> type.getPackageName().startsWith(Trees.FIXTURE));
        assertThat(Trees.MAIN)
                .noneMatch(type -> type.getSimpleName().toLowerCase(Locale.ROOT).endsWith("test"));
    }

    private static Stream<Proven> mainRules(String root) {
        return Stream.concat(new PackageRules(root).all().stream(), new CallRules(root).forMain().stream());
    }

    private static Stream<Proven> testRules(String root) {
        return Stream.of(new PackageRules(root).forTests(), new CallRules(root).forTests(), TestRules.all())
                .flatMap(List::stream);
    }

    private static List<String> violations(Proven proven, JavaClasses classes) {
        EvaluationResult result = proven.rule().allowEmptyShould(true).evaluate(classes);
        return result.getFailureReport().getDetails();
    }
}
