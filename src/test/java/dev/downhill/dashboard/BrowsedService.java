package dev.downhill.dashboard;

import com.microsoft.playwright.options.ColorScheme;
import dev.downhill.testing.RunningService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// A running service and those who look at it. A test fails if anything went wrong in one of their browsers.
@ExtendWith(Chromium.class)
abstract class BrowsedService extends RunningService {

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;

    private final List<Visit> visits = new ArrayList<>();

    Visit visit() {
        return visit(WIDTH, HEIGHT, ColorScheme.LIGHT);
    }

    Visit visit(int width, int height, ColorScheme scheme) {
        Visit visit = new Visit(service.address(), width, height, scheme);
        visits.add(visit);
        return visit;
    }

    @AfterEach
    void endVisits() {
        try {
            visits.forEach(Visit::assertNothingWentWrong);
        } finally {
            visits.forEach(Visit::close);
        }
    }
}
