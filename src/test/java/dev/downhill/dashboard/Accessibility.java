package dev.downhill.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Checks the accessibility of a page with all rules of axe. Only violations leave the browser: axe's own client also
/// fetches every rule that holds, which takes longer than the check.
final class Accessibility {

    private static final List<String> BAD = List.of("serious", "critical");

    private static final String AXE = axe();

    private static final String IS_LOADED = "() => 'axe' in window";

    private static final String VIOLATIONS = """
            async ([impacts, rules]) => (await axe.run(document, {
                resultTypes: ['violations'],
                ...rules.length ? {runOnly: {type: 'rule', values: rules}} : {},
              })).violations
              .filter(rule => impacts.includes(rule.impact))
              .map(rule => `${rule.id}: ${rule.help} at `
                + rule.nodes.map(node => `${node.target} ${node.failureSummary}`))""";

    private Accessibility() {}

    /// Checks all rules.
    static void assertUsable(Page page) {
        check(page, List.of());
    }

    /// Checks the rules about colours: contrast, and links that only their colour tells from text. It is for a page
    /// that has passed all rules in another colour scheme, as a scheme replaces nothing but colours.
    static void assertColoursUsable(Page page) {
        check(page, List.of("color-contrast", "link-in-text-block"));
    }

    /// @param rules names of rules; none for all
    private static void check(Page page, List<String> rules) {
        if (page.evaluate(IS_LOADED).equals(false)) {
            page.evaluate(AXE);
        }
        assertThat((List<?>) page.evaluate(VIOLATIONS, List.of(BAD, rules)))
                .as("barriers on " + page.url())
                .isEmpty();
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
