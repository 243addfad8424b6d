package dev.downhill.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/// The description of the API under the security policy.
class SwaggerIT extends BrowsedService {

    @Test
    void theDescriptionOpensAndSendsRequests() {
        Page page = visit().open("/swagger-ui.html");

        Locator samples = page.locator("#operations-Samples-listSamples");
        samples.locator("button").first().click();
        samples.getByText("Try it out").click();
        samples.getByText("Execute").click();

        assertThat(samples.locator(".live-responses-table tbody .response-col_status")
                        .first())
                .containsText("200");
    }
}
