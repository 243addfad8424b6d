package dev.downhill.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A visit to a service in a window of its own, and every fault during it: errors in the console, exceptions,
/// violations of the security policy, requests to other hosts, and requests and answers that are not as the OpenAPI
/// document says.
final class Visit implements AutoCloseable, Window.Observer {

    /// How long a page may take to show what it should, in milliseconds.
    static final double PATIENCE = 60_000;

    private final URI address;
    private final Window window;
    private final List<String> faults = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();
    private final Traffic traffic = new Traffic();

    /// @param address of the service, without a path
    Visit(URI address, int width, int height, ColorScheme scheme) {
        this.address = address;
        window = Window.open(width, height, scheme, this);
    }

    Page page() {
        return window.page();
    }

    /// Goes to a page of the dashboard as a link or a bookmark does.
    ///
    /// @param path such as `/` or `/#/jobs`
    Page open(String path) {
        page().navigate(address.resolve("/") + path.substring(1));
        return page();
    }

    /// Something that this visit goes wrong by on purpose.
    void expect(String fault) {
        expected.add(Pattern.compile(fault));
    }

    void assertNothingWentWrong() {
        assertThat(traffic.faults())
                .as("what is not as the OpenAPI document says")
                .isEmpty();
        assertThat(faults)
                .filteredOn(fault ->
                        expected.stream().noneMatch(each -> each.matcher(fault).find()))
                .as("what went wrong in the browser")
                .isEmpty();
    }

    @Override
    public void close() {
        window.close();
    }

    @Override
    public void requested(Request request) {
        URI uri = URI.create(request.url());
        if (uri.getHost() != null && !uri.getAuthority().equals(address.getAuthority())) {
            faults.add("a request to another host: " + uri);
        }
    }

    @Override
    public void answered(Response response) {
        traffic.answered(response);
    }

    @Override
    public void thrown(String exception) {
        faults.add("exception: " + exception);
    }

    @Override
    public void logged(ConsoleMessage message) {
        if (message.type().equals("error")) {
            faults.add(message.text() + " at " + message.location());
        }
    }
}
