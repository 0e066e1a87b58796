package io.fairlead.app.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The dashboard as a person at the keyboard has it. Notes console errors and requests to other hosts.
final class DeskPage implements AutoCloseable {
    static final int WIDTH = 1600;
    static final int HEIGHT = 1000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    DeskPage(Browser browser, ColorScheme scheme) {
        this.context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT).setColorScheme(scheme));
        context.addInitScript(resource("watch.js"));
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("uncaught: " + error));
    }

    /// Opens the desk with its token in the address and waits until it is live and the selected market has prices.
    DeskPage open(String url, String token) {
        page.onRequest(request -> {
            if (!request.url().startsWith(url) && !request.url().startsWith("data:")) {
                complaints.add("asked another host: " + request.url());
            }
        });
        page.navigate(url + "#token=" + token);
        assertThat(page.locator("#link-state")).hasAttribute("data-state", "up");
        assertThat(page.locator("#markets li[aria-selected=true]:not(.is-stale)"))
                .isVisible();
        return this;
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    DeskPage press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    DeskPage type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /// Types over what a focused field holds.
    DeskPage typeOver(String text) {
        return press("Control+A").type(text);
    }

    /// Sends the ticket and waits until it was accepted, which gives the keyboard back to the orders: an event
    /// about the order may be faster than the answer, and a key pressed in between would go into the ticket.
    DeskPage send() {
        press("Enter");
        assertThat(page.locator("#orders-grid")).isFocused();
        return this;
    }

    /// The row of the selected order.
    Locator selected() {
        return page.locator("#orders-grid .row[aria-selected=true]");
    }

    /// A cell of the selected order, by the heading of its column.
    Locator selected(String heading) {
        int column = page.locator("#orders-head button").allTextContents().indexOf(heading);
        assertThat(column).as("column '%s'", heading).isNotNegative();
        return selected().locator("[role=gridcell]").nth(column);
    }

    Locator orders() {
        return page.locator("#orders-grid .row");
    }

    /// Errors, warnings and foreign requests since the page was opened.
    List<String> complaints() {
        return complaints;
    }

    double layoutShift() {
        return ((Number) page.evaluate("window.layoutShift.worst")).doubleValue();
    }

    Object layoutShiftSources() {
        return page.evaluate("window.layoutShift.sources");
    }

    /// What moved until now was meant to.
    void forgetLayoutShift() {
        page.evaluate("window.layoutShift.forget()");
    }

    /// What an accessibility checker would find.
    Object audit() {
        return page.evaluate(resource("audit.js"));
    }

    int framesIn(int millis) {
        return ((Number) page.evaluate("""
                millis => new Promise(resolve => {
                  const start = performance.now();
                  let frames = 0;
                  const frame = now => {
                    frames += 1;
                    if (now - start < millis) requestAnimationFrame(frame);
                    else resolve(frames);
                  };
                  requestAnimationFrame(frame);
                })""", millis)).intValue();
    }

    private static String resource(String name) {
        try (InputStream in = DeskPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no such resource: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
