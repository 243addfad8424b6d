package dev.downhill.disk;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/// Says at start-up what to do, instead of a stack trace.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FullDiskAnalyzer implements FailureAnalyzer {

    private final Disk disk;

    FullDiskAnalyzer(Environment environment) {
        disk = new Disk(Path.of(environment.getRequiredProperty("downhill.home")));
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return disk.complaint(failure)
                .map(full -> new FailureAnalysis(
                        "The service cannot start. " + full, "Free space, and start the service again.", failure))
                .orElse(null);
    }
}
