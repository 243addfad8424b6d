package dev.downhill.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Forbidden calls: time, chance and waiting come in through constructors, or a test could not set them.
///
/// @param root the package under which the tree of `ARCHITECTURE.md` begins
record CallRules(String root) {

    private static final Set<Class<?>> DICE = Set.of(Random.class, ThreadLocalRandom.class, RandomGenerator.class);

    List<Proven> forMain() {
        return List.of(
                new Proven(noClassSleeps(), "training.Sleeps"),
                new Proven(noClassSleeps(), "training.SleepsByReference"),
                new Proven(timeComesIn(), "training.ReadsInstant"),
                new Proven(timeComesIn(), "training.ReadsSystem"),
                new Proven(timeComesIn(), "training.MakesClock"),
                new Proven(chanceComesIn(), "training.SeedsItself"),
                new Proven(chanceComesIn(), "training.UsesMathRandom"),
                new Proven(chanceComesIn(), "training.UsesThreadLocalRandom"));
    }

    List<Proven> forTests() {
        return List.of(
                new Proven(noClassSleeps(), "training.Sleeps"),
                new Proven(chanceIsReplayable(), "training.SeedsItself"),
                new Proven(chanceIsReplayable(), "training.UsesMathRandom"),
                new Proven(engineTestsMockNothing(), "nn.Mocks"));
    }

    private static ArchRule noClassSleeps() {
        return noClass(
                "sleep",
                target -> target.getName().equals("sleep")
                        && (isOf(target, Thread.class) || isOf(target, TimeUnit.class)));
    }

    /// The training loop may take {@link System#nanoTime} as the default of its stopwatch.
    private ArchRule timeComesIn() {
        return classes()
                .that()
                .doNotHaveFullyQualifiedName(root + ".Clocks")
                .should(Conditions.of(
                        "take the time from a Clock",
                        type -> type.getCodeUnitAccessesFromSelf().stream()
                                .filter(access -> readsTheTime(access.getTarget()) && !isStopwatch(type, access))
                                .map(HasDescription::getDescription)));
    }

    private static ArchRule chanceComesIn() {
        return noClass("roll dice", CallRules::rollsDice);
    }

    /// Tests may use chance that has a seed.
    private static ArchRule chanceIsReplayable() {
        return noClass(
                "roll dice without a seed",
                target -> rollsDice(target) && target.getRawParameterTypes().isEmpty());
    }

    private ArchRule engineTestsMockNothing() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".nn..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mockito..");
    }

    private static boolean readsTheTime(CodeUnitAccessTarget target) {
        boolean system = isOf(target, System.class)
                && Set.of("nanoTime", "currentTimeMillis").contains(target.getName());
        boolean clock = isOf(target, Clock.class) && target.getName().startsWith("system");
        boolean now = target.getOwner().getPackageName().startsWith("java.time")
                && target.getName().equals("now")
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
        return system || clock || now;
    }

    private boolean isStopwatch(JavaClass type, JavaCodeUnitAccess<?> access) {
        return type.getPackageName().equals(root + ".nn.train")
                && access.getTarget().getName().equals("nanoTime");
    }

    private static boolean rollsDice(CodeUnitAccessTarget target) {
        boolean made = DICE.stream().anyMatch(type -> isOf(target, type))
                && Set.of("<init>", "current", "getDefault", "of").contains(target.getName());
        return made || (isOf(target, Math.class) && target.getName().equals("random"));
    }

    private static ArchRule noClass(String does, Predicate<CodeUnitAccessTarget> forbidden) {
        return classes()
                .should(Conditions.of(
                        "never " + does,
                        type -> type.getCodeUnitAccessesFromSelf().stream()
                                .filter(access -> forbidden.test(access.getTarget()))
                                .map(HasDescription::getDescription)));
    }

    private static boolean isOf(CodeUnitAccessTarget target, Class<?> owner) {
        return target.getOwner().isEquivalentTo(owner);
    }
}
