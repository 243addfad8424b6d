package dev.downhill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.commons.annotation.Testable;

/// Rules for tests: each asserts something, so that it can fail.
final class TestRules {

    /// Packages whose methods throw when an expectation does not hold, and how those methods begin.
    private static final List<String> ASSERTING_PACKAGES = List.of(
            "org.assertj.",
            "org.junit.jupiter.api",
            "org.springframework.test",
            "org.awaitility",
            "com.microsoft.playwright.assertions",
            "com.tngtech.archunit");

    private static final List<String> ASSERTING_NAMES =
            List.of("assert", "expect", "andExpect", "fail", "until", "check");

    private TestRules() {}

    static List<Proven> all() {
        return List.of(new Proven(everyTestAsserts(), "training.AssertsNothing"));
    }

    private static ArchRule everyTestAsserts() {
        return classes()
                .should(Conditions.of(
                        "assert something in every test",
                        type -> type.getMethods().stream()
                                .filter(method -> method.isMetaAnnotatedWith(Testable.class))
                                .filter(method -> !asserts(method, new HashSet<>()))
                                .map(JavaMethod::getFullName)));
    }

    private static boolean asserts(JavaCodeUnit code, Set<JavaCodeUnit> seen) {
        return seen.add(code)
                && accesses(code).anyMatch(access -> {
                    CodeUnitAccessTarget target = access.getTarget();
                    return isAssertion(target)
                            || (target.getOwner().getPackageName().startsWith(Trees.ROOT)
                                    && target.resolveMember()
                                            .filter(member -> asserts(member, seen))
                                            .isPresent());
                });
    }

    private static Stream<JavaCodeUnitAccess<?>> accesses(JavaCodeUnit code) {
        return Stream.concat(code.getCallsFromSelf().stream(), code.getCodeUnitReferencesFromSelf().stream());
    }

    private static boolean isAssertion(CodeUnitAccessTarget target) {
        String owner = target.getOwner().getPackageName();
        return ASSERTING_PACKAGES.stream().anyMatch(owner::startsWith)
                && ASSERTING_NAMES.stream().anyMatch(target.getName()::startsWith);
    }
}
