package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The jar as it is handed out: it starts anywhere, keeps its data beside it and says what it runs on.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class JarIT {

    @TempDir
    Path folder;

    @Test
    void startsWithoutTheVectorModuleAndSaysInOneLineWhatIsLost() throws Exception {
        try (RunningJar service = new RunningJar(folder, "-Ddownhill.home=kept/here")) {
            assertThat(service.log())
                    .filteredOn(line -> line.contains("jdk.incubator.vector"))
                    .singleElement()
                    .asString()
                    .contains("missing", "slower", "--add-modules jdk.incubator.vector", "JDK_JAVA_OPTIONS");
            assertThat(service.get("/actuator/health/readiness").body()).contains("\"UP\"");
            assertThat(folder.resolve("kept/here/db/downhill.mv.db")).isNotEmptyFile();
        }
    }

    @Test
    void runsOnVectorsWhereTheModuleIsAdded() throws Exception {
        try (RunningJar service = new RunningJar(folder, "--add-modules", "jdk.incubator.vector")) {
            assertThat(service.log()).anyMatch(line -> line.contains("Kernels: vector"));
            assertThat(service.log()).noneMatch(line -> line.matches(".*(missing|ERROR|WARN ).*"));
        }
    }
}
