package dev.downhill.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import dev.downhill.testing.RunningService;
import dev.downhill.training.TrainingClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Pages of other origins, in a real browser: one that the operator has allowed, and hostile ones. All of their names
/// resolve to this machine, as {@link Chromium} is told.
@ExtendWith(Chromium.class)
class ForeignPagesIT extends RunningService {

    private static final HttpServer PAGES = pages();
    private static final String FRIEND =
            "http://friend.example:" + PAGES.getAddress().getPort();
    private static final String EVIL =
            "http://evil.example:" + PAGES.getAddress().getPort();

    private static final String READ = """
            async url => { try { return (await (await fetch(url + '/v1/datasets')).json()).object; }
                           catch (error) { return 'failed'; } }""";
    private static final String WRITE = """
            async ([url, mode, type]) => {
              try {
                const answer = await fetch(url + '/v1/samples/iris', {method: 'POST', mode, body: '{}',
                  headers: {'Content-Type': type}});
                return String(answer.status);
              } catch (error) { return 'failed'; } }""";
    private static final String SHOW = """
            ([src, cors]) => new Promise(resolve => {
              const image = new Image();
              if (cors) { image.crossOrigin = 'anonymous'; }
              image.onload = () => resolve(image.naturalWidth > 0 ? 'shown' : 'empty');
              image.onerror = () => resolve('failed');
              image.src = src; })""";

    private BrowserContext context;

    private static HttpServer pages() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] page = "<!doctype html><title>A page</title>".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void access(DynamicPropertyRegistry registry) {
        registry.add("downhill.http.allowed-origins", () -> FRIEND);
        registry.add("downhill.http.allowed-hosts", () -> "downhill.example");
    }

    @AfterAll
    static void closePages() {
        PAGES.stop(0);
    }

    @BeforeEach
    void openBrowser() {
        context = Chromium.browser().newContext();
    }

    @AfterEach
    void closeBrowser() {
        context.close();
    }

    private Page page(String origin) {
        Page page = context.newPage();
        page.navigate(origin + "/");
        return page;
    }

    private Object write(Page page, String mode, String type) {
        return page.evaluate(WRITE, new Object[] {service.address().toString(), mode, type});
    }

    private int datasets() {
        return service.get("/v1/datasets?limit=100").json().path("data").size();
    }

    @Test
    void aHostilePageNeitherReadsNorChanges() {
        int before = datasets();
        Page page = page(EVIL);
        assertThat(page.evaluate(READ, service.address().toString())).isEqualTo("failed");
        for (String type : new String[] {"text/plain", "application/x-www-form-urlencoded", "application/json"}) {
            assertThat(write(page, "cors", type)).isEqualTo("failed");
        }
        write(page, "no-cors", "text/plain");
        page.setContent("<form method=post action='" + service.address() + "/v1/samples/iris'></form>");
        page.evaluate("document.forms[0].submit()");
        page.waitForURL("**/v1/samples/iris");
        assertThat(page.content()).contains("origin_not_allowed");
        assertThat(datasets()).isEqualTo(before);
    }

    /// To the browser, a page whose name resolves to the service is of one origin with it.
    @Test
    void aReboundNameReachesNothing() {
        int before = datasets();
        String rebound = "http://evil.example:" + service.address().getPort();
        Page page = context.newPage();
        page.navigate(rebound + "/");
        assertThat(page.content()).contains("host_not_allowed");
        page.navigate(rebound + "/actuator/health");
        assertThat(page.evaluate("async () => (await fetch('/v1/datasets')).status"))
                .isEqualTo(421);
        assertThat(page.evaluate("async () => (await fetch('/v1/samples/iris', {method: 'POST'})).status"))
                .isEqualTo(421);
        assertThat(page.evaluate("async () => (await fetch('/actuator/health')).status"))
                .isEqualTo(200);
        assertThat(datasets()).isEqualTo(before);
    }

    @Test
    void anAllowedPageReadsAndChanges() {
        int before = datasets();
        Page page = page(FRIEND);
        assertThat(page.evaluate(READ, service.address().toString())).isEqualTo("list");
        assertThat(write(page, "cors", "text/plain")).isEqualTo("201");
        assertThat(write(page, "cors", "application/json")).isEqualTo("201");
        assertThat(datasets()).isEqualTo(before + 2);
    }

    @Test
    void theDashboardUnderAnAllowedNameIsWhole() {
        String address = "http://downhill.example:" + service.address().getPort();
        Page page = context.newPage();
        page.navigate(address + "/");
        assertThat(page.evaluate("async () => (await fetch('/v1/samples/iris', {method: 'POST'})).status"))
                .isEqualTo(201);
    }

    @Test
    void aCurveIsShownInAllowedPagesAlone() {
        TrainingClient client = new TrainingClient(service);
        String job = client.train("{'dataset':'" + client.sample("iris")
                        + "','network':{'layers':[{'type':'output'}]},'epochs':3}")
                .path("id")
                .asString();
        String svg = service.address() + "/v1/jobs/" + job + "/curves";
        assertThat(page(FRIEND).evaluate(SHOW, new Object[] {svg, false})).isEqualTo("shown");
        assertThat(page(FRIEND).evaluate(SHOW, new Object[] {svg, true})).isEqualTo("shown");
        assertThat(page(EVIL).evaluate(SHOW, new Object[] {svg, false})).isEqualTo("failed");
        assertThat(page(EVIL).evaluate(SHOW, new Object[] {svg, true})).isEqualTo("failed");
        Page muted = page(EVIL);
        muted.setContent("<meta name=referrer content=unsafe-url>");
        assertThat(muted.evaluate(SHOW, new Object[] {svg, false})).isEqualTo("failed");
    }
}
