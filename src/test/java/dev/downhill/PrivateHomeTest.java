package dev.downhill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PrivateHomeTest {

    @TempDir
    private Path folder;

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void open(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    @Test
    void aNewHomeIsItsOwnersAlone() throws IOException {
        Path home = folder.resolve("new/home");
        PrivateHome.close(home);
        assertThat(mode(home)).isEqualTo("rwx------");
        assertThat(mode(home.resolve("db"))).isEqualTo("rwx------");
        assertThat(mode(home.resolve("tmp"))).isEqualTo("rwx------");
    }

    @Test
    void anOpenHomeIsTightenedAndWhatLinksPointToIsNot() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path database = Files.createDirectories(home.resolve("db")).resolve("downhill.mv.db");
        Path process = Files.createDirectories(home.resolve("tmp/process-1"));
        Path rows = process.resolve("rows-1.tmp");
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "not ours");
        Files.writeString(database, "data");
        Files.writeString(rows, "data");
        Files.createSymbolicLink(home.resolve("db/link"), elsewhere);
        for (Path path : new Path[] {home, home.resolve("db"), home.resolve("tmp"), process}) {
            open(path, "rwxr-xr-x");
        }
        for (Path path : new Path[] {database, rows, elsewhere}) {
            open(path, "rw-r--r--");
        }
        PrivateHome.close(home);
        for (Path path : new Path[] {home, home.resolve("db"), home.resolve("tmp"), process}) {
            assertThat(mode(path)).as(path.toString()).isEqualTo("rwx------");
        }
        assertThat(mode(database)).isEqualTo("rw-------");
        assertThat(mode(rows)).isEqualTo("rw-------");
        assertThat(mode(elsewhere)).isEqualTo("rw-r--r--");
    }

    @Test
    void aFolderWithFoldersOfOthersKeepsItsMode() throws IOException {
        Path shared = folder.resolve("opt");
        Files.createDirectories(shared.resolve("other"));
        open(shared, "rwxr-xr-x");
        open(shared.resolve("other"), "rwxr-xr-x");
        PrivateHome.close(shared);
        assertThat(mode(shared)).isEqualTo("rwxr-xr-x");
        assertThat(mode(shared.resolve("other"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(shared.resolve("tmp"))).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatHoldsMoreThanTheHomeKeepsItsMode() throws IOException {
        String before = System.getProperty("java.io.tmpdir");
        Path shared = folder.resolve("shared");
        Files.createDirectories(shared.resolve("tmp"));
        open(shared, "rwxr-xr-x");
        System.setProperty("java.io.tmpdir", shared.resolve("tmp").toString());
        try {
            PrivateHome.close(shared);
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        assertThat(mode(shared)).isEqualTo("rwxr-xr-x");
        assertThat(mode(shared.resolve("db"))).isEqualTo("rwx------");
    }
}
