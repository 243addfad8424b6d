package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.downhill.Command.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The script that starts every build, in a world of fake JDKs and fake Mavens, under each shell that is installed.
@ParameterizedClass
@ValueSource(strings = {"/bin/sh", "/bin/bash"})
class MvnwTest {

    private final Mvnw mvnw;

    MvnwTest(String shell, @TempDir Path world) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(shell)), "not installed");
        mvnw = new Mvnw(world, shell);
        mvnw.mavenOnPath("Apache Maven 3.9.9 (8e8579a9e76f7d015ee5ec7bfcdc97d260186937)");
    }

    @Test
    void javaHomeIsUsedIfNewEnough() throws Exception {
        mvnw.jdk("root/usr/lib/jvm/other", "25.0.1");
        mvnw.environment("JAVA_HOME", mvnw.jdk("mine", "26").toString());

        Outcome outcome = mvnw.run("verify");

        assertThat(outcome).isEqualTo(new Outcome(0, "JDK mine, arguments <verify>\n", ""));
    }

    @Test
    void olderJavaHomeIsPassedOverAndNamed() throws Exception {
        mvnw.jdk("root/usr/lib/jvm/temurin-25", "25.0.1");
        mvnw.environment("JAVA_HOME", mvnw.jdk("old", "17.0.15").toString());

        Outcome outcome = mvnw.run();

        assertThat(outcome.out()).startsWith("JDK temurin-25,");
        assertThat(outcome.err())
                .containsPattern("JAVA_HOME \\(.*old\\) is no JDK 25 or newer")
                .hasLineCount(1);
    }

    @Test
    void javaOnThePathIsAskedWhereItLives() throws Exception {
        mvnw.javaOnPath(mvnw.jdk("versions/25-tem", "25.0.1"));
        mvnw.jdk("root/usr/lib/jvm/other", "25.0.1");

        assertThat(mvnw.run().out()).startsWith("JDK 25-tem,");
    }

    @Test
    void olderJavaOnThePathIsPassedOver() throws Exception {
        mvnw.javaOnPath(mvnw.jdk("versions/21-tem", "21.0.1"));
        mvnw.jdk("home/.sdkman/candidates/java/25-tem", "25.0.1");

        assertThat(mvnw.run().out()).startsWith("JDK 25-tem,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "root/usr/lib/jvm/j",
                "root/usr/java/j",
                "root/opt/jdk-25",
                "root/opt/java/openjdk",
                "root/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
                "root/opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
                "root/c/Program Files/Eclipse Adoptium/jdk-25",
                "home/.sdkman/candidates/java/25.0.1-tem",
                "home/.jdks/temurin-25.0.1",
                "home/.asdf/installs/java/temurin-25",
                "home/.local/share/mise/installs/java/25",
                "home/.gradle/jdks/eclipse_adoptium-25"
            })
    void jdkIsFoundWhereItIsUsuallyKept(String place) throws Exception {
        mvnw.jdk(place, "25");

        assertThat(mvnw.run().out()).startsWith("JDK " + Path.of(place).getFileName() + ",");
    }

    @Test
    void oldestJdkThatFitsIsTaken() throws Exception {
        mvnw.jdk("root/usr/lib/jvm/a-27", "27-ea");
        mvnw.jdk("root/usr/lib/jvm/b-17", "17.0.15");
        mvnw.jdk("root/usr/lib/jvm/c-8", "1.8.0_452");
        mvnw.jdk("home/.jdks/d-25", "25.0.1");

        assertThat(mvnw.run().out()).startsWith("JDK d-25,");
    }

    @Test
    void runtimeWithoutCompilerIsNoJdk() throws Exception {
        Files.delete(mvnw.jdk("root/usr/lib/jvm/jre-25", "25").resolve("bin/javac"));

        assertThat(mvnw.run().status()).isEqualTo(1);
    }

    @Test
    void oneLineSaysWhatToInstall() throws Exception {
        Outcome outcome = mvnw.run("verify");

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        1,
                        "",
                        "mvnw: no JDK 25 or newer found: install one, for example Eclipse Temurin 25,"
                                + " or set JAVA_HOME to it\n"));
    }

    @Test
    void homeMayBeUnset() throws Exception {
        mvnw.jdk("root/usr/lib/jvm/j", "25");
        mvnw.environment("HOME", null);

        assertThat(mvnw.run().status()).isZero();
    }

    @Test
    void argumentsReachMavenUnchanged() throws Exception {
        mvnw.jdk("root/usr/lib/jvm/j", "25");

        assertThat(mvnw.run("-Dname=two words", "*", "").out()).endsWith("arguments <-Dname=two words> <*> <>\n");
    }

    @Test
    void testsAreNotCompiledToStartTheService() throws Exception {
        mvnw.jdk("root/usr/lib/jvm/j", "25");

        assertThat(mvnw.run("-q", "spring-boot:run").out())
                .endsWith("arguments <-Dmaven.test.skip=true> <-q> <spring-boot:run>\n");
        assertThat(mvnw.run("verify", "spring-boot:run").out()).endsWith("arguments <verify> <spring-boot:run>\n");
    }

    @ParameterizedTest
    @CsvSource({"3.8.1, true", "3.9.11, true", "3.10.0, true", "4.0.0-rc-4, true", "3.6.3, false", "2.2.1, false"})
    void mavenOnThePathIsUsedFromVersion38(String version, boolean used) throws Exception {
        mvnw.jdk("root/usr/lib/jvm/j", "25");
        mvnw.mavenOnPath("\033[1mApache Maven " + version + "\033[m");
        mvnw.environment("MVNW_REPOURL", "http://127.0.0.1:1");

        assertThat(mvnw.run().out().startsWith("JDK j,")).isEqualTo(used);
    }

    @Test
    void mavenThatDoesNotStartIsNotUsed() throws Exception {
        mvnw.jdk("root/usr/lib/jvm/j", "25");
        mvnw.mavenOnPath("Unrecognized option: --sun-misc-unsafe-memory-access=allow");

        assertThat(mvnw.run().err()).contains("no Maven 3.8 or newer on the PATH: fetching Maven");
    }
}
