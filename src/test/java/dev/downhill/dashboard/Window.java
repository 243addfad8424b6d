package dev.downhill.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A browser window. To open one takes longer than most visits, so the next visit gets the window of an earlier one:
/// blank, without cookies or stored data, but with the files of the dashboard in its cache.
final class Window {

    /// The observer of all that happens in a window.
    interface Observer {

        void requested(Request request);

        void answered(Response response);

        void thrown(String exception);

        void logged(ConsoleMessage message);
    }

    /// Violations that a page causes itself are in the console; those of other parts are made so.
    private static final String REPORT_VIOLATIONS = """
            addEventListener('securitypolicyviolation', event =>
              console.error('policy: ' + event.effectiveDirective + ' stops ' + event.blockedURI))""";

    private static final String FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }";

    /// Those of the one thread that the tests of this JVM run on, as Playwright demands it.
    private static final Deque<Window> FREE = new ArrayDeque<>();

    private final BrowserContext context;
    private final Page page;
    private @Nullable Observer observer;

    private Window() {
        context = Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale("en-GB"));
        context.setDefaultTimeout(Visit.PATIENCE);
        context.addInitScript(REPORT_VIOLATIONS);
        context.onRequest(request -> tell(each -> each.requested(request)));
        context.onResponse(response -> tell(each -> each.answered(response)));
        context.onWebError(error -> tell(each -> each.thrown(error.error())));
        context.onConsoleMessage(message -> tell(each -> each.logged(message)));
        page = context.newPage();
    }

    static Window open(int width, int height, ColorScheme scheme, Observer observer) {
        Window window = FREE.isEmpty() ? new Window() : FREE.pop();
        window.page.setViewportSize(width, height);
        window.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        window.observer = observer;
        return window;
    }

    Page page() {
        return page;
    }

    /// Leaves the page, and with it its streams.
    void close() {
        observer = null;
        page.evaluate(FORGET);
        context.clearCookies();
        page.navigate("about:blank");
        page.mouse().move(0, 0);
        FREE.push(this);
    }

    private void tell(Consumer<Observer> news) {
        if (observer != null) {
            news.accept(observer);
        }
    }
}
