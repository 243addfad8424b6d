package dev.downhill.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A visit to a service in a browser of its own, and every fault during it: errors in the console, exceptions,
/// violations of the security policy, and requests to other hosts.
final class Visit implements AutoCloseable {

    /// Violations that a page causes itself are in the console; those of other parts are made so.
    private static final String REPORT_VIOLATIONS = """
            addEventListener('securitypolicyviolation', event =>
              console.error('policy: ' + event.effectiveDirective + ' stops ' + event.blockedURI))""";

    /// How long a page may take to show what it should, in milliseconds.
    static final double PATIENCE = 20_000;

    private final URI address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    /// @param address of the service, without a path
    Visit(URI address, int width, int height, ColorScheme scheme) {
        this.address = address;
        context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale("en-GB"));
        context.setDefaultTimeout(PATIENCE);
        context.addInitScript(REPORT_VIOLATIONS);
        context.onRequest(request -> note(URI.create(request.url())));
        context.onWebError(error -> faults.add("exception: " + error.error()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faults.add(message.text() + " at " + message.location());
            }
        });
        page = context.newPage();
    }

    Page page() {
        return page;
    }

    /// Goes to a page of the dashboard as a link or a bookmark does.
    ///
    /// @param path such as `/` or `/#/jobs`
    Page open(String path) {
        page.navigate(address.resolve("/") + path.substring(1));
        return page;
    }

    /// Something that this visit goes wrong by on purpose.
    void expect(String fault) {
        expected.add(Pattern.compile(fault));
    }

    void assertNothingWentWrong() {
        assertThat(faults)
                .filteredOn(fault ->
                        expected.stream().noneMatch(each -> each.matcher(fault).find()))
                .as("what went wrong in the browser")
                .isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }

    private void note(URI request) {
        if (request.getHost() != null && !request.getAuthority().equals(address.getAuthority())) {
            faults.add("a request to another host: " + request);
        }
    }
}
