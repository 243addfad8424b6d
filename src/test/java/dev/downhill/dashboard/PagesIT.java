package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.downhill.dashboard.Scenes.Scene;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every page in every state, in light and dark, wide and narrow: nothing goes wrong, everybody can use it, it fits,
/// and a picture of it is left in `target/screenshots` to be looked at.
class PagesIT extends BrowsedService {

    private static final List<Integer> WIDTHS = List.of(1280, 390);

    private static final int HEIGHT = 900;

    private static final Path PICTURES = Path.of("target", "screenshots");

    /// Charts follow a change of colours a moment later.
    private static final String CHARTS_ARE_DRAWN = "() => new Promise(done => setTimeout(done, 250))";

    private static Map<String, String> things = Map.of();

    /// A scene is opened once, and its window then made narrow. Where a user acts, each width has a visit of its own.
    static Stream<Arguments> scenes() {
        return Scenes.ALL.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(scene -> scene.getValue().isActed()
                        ? WIDTHS.stream().map(width -> Arguments.of(scene.getKey(), List.of(width)))
                        : Stream.of(Arguments.of(scene.getKey(), WIDTHS)));
    }

    @BeforeEach
    void thingsToSee() {
        if (things.isEmpty()) {
            things = Scenes.things(service);
        }
    }

    @ParameterizedTest
    @MethodSource("scenes")
    void aPageIsWholeAndEverybodyCanUseItByDayAndByNight(String name, List<Integer> widths) {
        Scene scene = Objects.requireNonNull(Scenes.ALL.get(name));
        Visit visit = visit(widths.getFirst(), HEIGHT, ColorScheme.LIGHT);
        visit.expect(scene.fault());
        Page page = visit.open(address(scene.path()));
        assertThat(page.locator("main h1").first()).isAttached();
        if (!scene.isLive()) {
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
        assertThat(page.locator("main .skeleton")).hasCount(0);
        scene.actOn(page);

        for (int width : widths) {
            page.setViewportSize(width, HEIGHT);
            look(page, ColorScheme.LIGHT, name, width);
            Accessibility.assertUsable(page);
            look(page, ColorScheme.DARK, name, width);
            Accessibility.assertColoursUsable(page);
        }
    }

    private static void look(Page page, ColorScheme scheme, String name, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate(CHARTS_ARE_DRAWN);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png"))
                .setFullPage(true));
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as("what sticks out at the side")
                .isIn(0, -15);
    }

    private static String address(String path) {
        String address = path;
        for (Map.Entry<String, String> thing : things.entrySet()) {
            address = address.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        return address;
    }
}
