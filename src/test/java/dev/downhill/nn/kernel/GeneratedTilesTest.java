package dev.downhill.nn.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tiles in the source are those that {@link TileSource} writes. After a change of it, `./mvnw test
/// -Dtest=GeneratedTilesTest -Ddownhill.tiles.update=true` writes them anew.
class GeneratedTilesTest {

    @ParameterizedTest
    @CsvSource({"WideTiles,2", "NarrowTiles,1"})
    void tilesAreAsGenerated(String name, int vectors) throws IOException {
        compare(name, TileSource.MARK, new TileSource(vectors).methods());
    }

    @Test
    void packedTilesAreAsGenerated() throws IOException {
        compare("PackedTiles", PackedTileSource.MARK, PackedTileSource.methods());
    }

    private static void compare(String name, String mark, String methods) throws IOException {
        Path file = Path.of("src/main/java/dev/downhill/nn/kernel", name + ".java");
        String source = Files.readString(file);
        int end = source.indexOf(mark);
        assertThat(end).as("the line that says what is generated").isPositive();
        String generated = source.substring(0, end + mark.length()) + "\n" + methods;
        if (Boolean.getBoolean("downhill.tiles.update")) {
            Files.writeString(file, generated);
        }
        assertThat(Files.readString(file)).isEqualTo(generated);
    }
}
