package dev.downhill.dashboard;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The actions of a user: click by name, drop files, draw.
final class Hands {

    /// Files as a file manager hands them over.
    private static final String TRANSFER = """
            files => {
              const transfer = new DataTransfer();
              for (const [name, base64] of files) {
                transfer.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], name));
              }
              return transfer;
            }""";

    private Hands() {}

    static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first().click();
    }

    /// Carries files over a place and lets them go.
    static void drop(Page page, Locator place, Path... files) {
        List<List<String>> contents = Arrays.stream(files)
                .map(file -> List.of(file.getFileName().toString(), base64(file)))
                .toList();
        JSHandle transfer = page.evaluateHandle(TRANSFER, contents);
        place.dispatchEvent("dragover", Map.of("dataTransfer", transfer));
        place.dispatchEvent("drop", Map.of("dataTransfer", transfer));
    }

    /// Draws one stroke on a pad.
    ///
    /// @param points x and y in turn, from 0 to 100, with the origin at the upper left
    static void stroke(Page page, Locator pad, double... points) {
        pad.scrollIntoViewIfNeeded();
        BoundingBox box = pad.boundingBox();
        page.mouse().move(box.x + box.width * points[0] / 100, box.y + box.height * points[1] / 100);
        page.mouse().down();
        for (int i = 2; i < points.length; i += 2) {
            page.mouse()
                    .move(
                            box.x + box.width * points[i] / 100,
                            box.y + box.height * points[i + 1] / 100,
                            new Mouse.MoveOptions().setSteps(4));
        }
        page.mouse().up();
    }

    /// An ellipse as the points of a stroke that begins and ends at its top.
    static double[] ellipse(double x, double y, double width, double height) {
        double[] points = new double[2 * 33];
        for (int i = 0; i <= 32; i++) {
            double angle = 2 * Math.PI * i / 32;
            points[2 * i] = x + Math.sin(angle) * width / 2;
            points[2 * i + 1] = y - Math.cos(angle) * height / 2;
        }
        return points;
    }

    private static String base64(Path file) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
