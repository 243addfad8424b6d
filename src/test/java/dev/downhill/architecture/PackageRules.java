package dev.downhill.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// The allowed dependencies between packages. The root is a parameter, so that the same rules judge the project and the
/// fixture that breaks them.
///
/// @param root the package under which the tree of `ARCHITECTURE.md` begins
record PackageRules(String root) {

    /// Each may know those before it and none after it.
    private static final List<String> ORDER =
            List.of("nn", "catalogue", "dataset", "pipeline", "network", "model", "training", "prediction", "webhook");

    /// Below every feature; they know each other and nothing above them.
    private static final List<String> BASE = List.of("request", "chunk", "replica", "disk", "work");

    private static final int MAX_TYPES = 25;

    private static final List<String> FORBIDDEN_NAMES =
            List.of("service", "services", "dto", "impl", "util", "utils", "common", "target", "build", "out", "bin");

    List<Proven> all() {
        List<Proven> rules = new ArrayList<>(List.of(
                new Proven(engineKnowsTheJdkAlone(), "nn.ImportsProblem"),
                new Proven(engineKnowsTheJdkAlone(), "nn.OpensConnections"),
                new Proven(predictionIgnoresTraining(), "prediction.ImportsTraining"),
                new Proven(featuresIgnoreTheirWeb(), "dataset.ImportsWeb"),
                new Proven(featuresIgnoreTheirTables(), "dataset.ImportsJdbc"),
                new Proven(featuresIgnoreTheirTables(), "dataset.web.ImportsTables"),
                new Proven(httpIgnoresFeatures(), "http.ImportsDataset"),
                new Proven(onlyWebSpeaksHttp(), "dataset.ImportsHttp"),
                new Proven(basesStandAlone(), "request.ImportsHttp"),
                new Proven(onlyItsPackageKnowsH2(), "dataset.ImportsH2"),
                new Proven(packagesFormNoCycle(), "training.worker.KnowsItsCaller"),
                new Proven(packagesStaySmall(), "crowd.Crowd"),
                new Proven(namesSayWhatThingsAre(), "dataset.util.Helper"),
                new Proven(packagesAreNullMarked(), "unmarked.Unmarked")));
        for (int i = 0; i < ORDER.size() - 1; i++) {
            String violator = ORDER.get(i).equals("nn") ? "nn.ImportsDataset" : ORDER.get(i) + ".ImportsLater";
            rules.add(new Proven(knowsNoneAfterIt(i), violator));
        }
        return List.copyOf(rules);
    }

    /// Rules for the packages of the test tree.
    List<Proven> forTests() {
        return List.of(new Proven(oracleIsIndependent(), "nn.reference.ImportsKernel"));
    }

    private ArchRule engineKnowsTheJdkAlone() {
        return classes()
                .that()
                .resideInAPackage(in("nn"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        in("nn"),
                        "java.io..",
                        "java.lang..",
                        "java.math..",
                        "java.nio..",
                        "java.security..",
                        "java.time..",
                        "java.util..",
                        "jdk.incubator.vector..",
                        "org.jspecify..")
                .because("the engine does not know that it is served");
    }

    private ArchRule oracleIsIndependent() {
        return noClasses()
                .that()
                .resideInAPackage(in("nn.reference"))
                .and()
                .haveSimpleNameNotEndingWith("Test")
                .should()
                .dependOnClassesThat(resideInAPackage(in("nn"))
                        .and(not(anyOf("nn.reference", "nn.spec", "nn.tensor", "nn.schedule"))))
                .because("an oracle that shares code with what it judges repeats its errors");
    }

    private ArchRule predictionIgnoresTraining() {
        return noClasses()
                .that()
                .resideInAPackage(in("prediction"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("training"));
    }

    private ArchRule knowsNoneAfterIt(int position) {
        return noClasses()
                .that()
                .resideInAPackage(in(ORDER.get(position)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in(ORDER.subList(position + 1, ORDER.size())))
                .because("dependencies point one way: " + String.join(" ← ", ORDER));
    }

    private ArchRule featuresIgnoreTheirWeb() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".*.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".*.web..");
    }

    private ArchRule featuresIgnoreTheirTables() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".*.jdbc..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".*.jdbc..");
    }

    private ArchRule httpIgnoresFeatures() {
        return noClasses()
                .that()
                .resideInAPackage(in("http"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in(ORDER));
    }

    private ArchRule onlyWebSpeaksHttp() {
        return noClasses()
                .that()
                .resideInAnyPackage(in(ORDER))
                .and()
                .resideOutsideOfPackage(root + ".*.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("http"));
    }

    private ArchRule basesStandAlone() {
        return noClasses()
                .that()
                .resideInAnyPackage(in(BASE))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(anyOf(BASE.toArray(String[]::new)))));
    }

    private ArchRule onlyItsPackageKnowsH2() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("database.h2"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.h2..");
    }

    private ArchRule packagesFormNoCycle() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /// Kernels and layers are the vocabulary of the engine: lists by nature, and found by their names.
    private ArchRule packagesStaySmall() {
        return classes()
                .that()
                .resideOutsideOfPackages(in(List.of("nn.kernel", "nn.layer")))
                .and()
                .areTopLevelClasses()
                .should(Conditions.of(
                        "reside in a package of fewer than " + MAX_TYPES + " types",
                        type -> typesBeside(type) < MAX_TYPES
                                ? Stream.empty()
                                : Stream.of(type.getName() + " is one of " + typesBeside(type) + " types")));
    }

    private static long typesBeside(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(other -> other.isTopLevelClass() && !other.isArray())
                .filter(other -> !other.getSimpleName().equals("package-info"))
                .count();
    }

    private ArchRule namesSayWhatThingsAre() {
        return classes()
                .should(Conditions.of(
                        "reside in a package that names a thing of the domain",
                        type -> Arrays.stream(type.getPackageName().split("\\."))
                                .filter(FORBIDDEN_NAMES::contains)
                                .map(name -> type.getName() + " lies in a package named " + name)));
    }

    private ArchRule packagesAreNullMarked() {
        return classes()
                .should(Conditions.of(
                        "reside in a package whose package-info is @NullMarked",
                        type -> type.getPackage()
                                        .tryGetPackageInfo()
                                        .filter(info -> info.isAnnotatedWith(NullMarked.class))
                                        .isPresent()
                                ? Stream.empty()
                                : Stream.of(type.getName() + " lies in a package that is not @NullMarked")));
    }

    private DescribedPredicate<JavaClass> anyOf(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(in(List.of(packages)));
    }

    private String in(String part) {
        return root + "." + part + "..";
    }

    private String[] in(List<String> parts) {
        return parts.stream().map(this::in).toArray(String[]::new);
    }
}
