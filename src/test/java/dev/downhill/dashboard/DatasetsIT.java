package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data of one's own: dropped or chosen, looked at, taken for something else.
class DatasetsIT extends BrowsedService {

    private static final Path IRIS = Path.of("src", "main", "resources", "samples", "iris.csv");

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsDroppedIsShownWithItsSchema() {
        Page page = visit().open("/#/datasets");
        Hands.drop(page, page.locator(".drop"), IRIS);

        assertThat(page.locator("main h1")).hasText("iris");
        assertThat(page.locator(".facts")).containsText("150");
        assertThat(page.locator("table .histogram")).hasCount(5);
        assertThat(row(page, "petal_width")).containsText("0.1 – 2.5");
        assertThat(row(page, "species").locator(".badge")).hasText("target");
        assertThat(page.locator(".balance li")).hasCount(3);
        assertThat(page.locator(".card-foot").last()).containsText("Rows 0 to 19 of 150");
        Hands.click(page, AriaRole.BUTTON, "Later");
        assertThat(page.locator(".card-foot").last()).containsText("Rows 20 to 39 of 150");
    }

    @Test
    void imagesAndLabelsAreChosenTogetherInWhicheverOrder() throws IOException {
        Path images = folder.resolve("some-images-idx3-ubyte");
        Path labels = folder.resolve("some-labels-idx1-ubyte");
        ByteBuffer pixels = ByteBuffer.allocate(16 + 30 * 16)
                .putInt(0x803)
                .putInt(30)
                .putInt(4)
                .putInt(4);
        ByteBuffer classes = ByteBuffer.allocate(8 + 30).putInt(0x801).putInt(30);
        for (int i = 0; i < 30; i++) {
            pixels.put(16 + i * 16 + i % 16, (byte) 255);
            classes.put((byte) (i % 3));
        }
        Files.write(images, pixels.array());
        Files.write(labels, classes.array());
        Page page = visit().open("/#/datasets");

        page.locator("input[type=file]").setInputFiles(new Path[] {labels, images});

        assertThat(page.getByText("Patches by class")).isVisible();
        assertThat(page.locator(".classes section")).hasCount(3);
        assertThat(page.locator(".patches img").first()).isVisible();
        page.waitForFunction(
                "() => [...document.querySelectorAll('.patches img')].every(image => image.naturalWidth === 4)");
    }

    @Test
    void whatCannotBeReadIsSaidInPlaceAndTheNextFileIsTaken() throws IOException {
        Path broken = folder.resolve("broken.csv");
        Files.writeString(broken, "a,b,a\n1,2,3\n1,2,3,4\n");
        Visit visit = visit();
        visit.expect("status of 4\\d\\d");
        Page page = visit.open("/#/datasets");

        Hands.drop(page, page.locator(".drop"), broken);
        assertThat(page.locator(".notice.problem")).containsText("row 2 (line 3) has 4 fields");
        Hands.drop(page, page.locator(".drop"), IRIS, broken, IRIS);
        assertThat(page.locator(".notice.problem")).containsText("one file at a time");
        Hands.drop(page, page.locator(".drop"), IRIS);
        assertThat(page.locator("main h1")).hasText("iris");
    }

    @Test
    void anotherTargetMakesAnotherDataset() {
        Page page = visit().open("/#/datasets");
        page.locator("input[type=file]").setInputFiles(IRIS);
        Hands.click(page, AriaRole.BUTTON, "Change target");
        page.getByLabel("role of petal_width").selectOption("target");
        assertThat(page.getByLabel("role of species")).hasValue("input");
        page.getByLabel("role of sepal_width").selectOption("ignored");
        page.getByLabel("Name").fill("petals");
        Hands.click(page, AriaRole.BUTTON, "Save");

        assertThat(page.locator("main h1")).hasText("petals");
        assertThat(page.locator(".facts")).containsText("regression");
        assertThat(row(page, "petal_width").locator(".badge")).hasText("target");
        assertThat(row(page, "sepal_width")).containsText("ignored");
    }

    private static Locator row(Page page, String column) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Columns"))
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(column));
    }
}
