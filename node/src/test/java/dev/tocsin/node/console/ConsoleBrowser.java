package dev.tocsin.node.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Debian's Chromium on the pages of one console, one visitor at a time.
final class ConsoleBrowser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final int TABS_MAX = 150;
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final String base;
  private final Playwright playwright;
  private final Browser browser;

  /// Addresses outside the console that a page asked for.
  private final List<String> foreign = new ArrayList<>();

  private final List<String> dialogs = new ArrayList<>();

  /// By who has it.
  private final Map<String, List<Cookie>> sessions = new HashMap<>();

  private ConsoleBrowser(String base, Playwright playwright, Browser browser) {
    this.base = base;
    this.playwright = playwright;
    this.browser = browser;
  }

  /// Skips the tests where there is no Chromium.
  static void assume() {
    assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium at " + CHROMIUM + ": console not tested");
  }

  static ConsoleBrowser start(String base) {
    var options = new Playwright.CreateOptions();
    options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    var playwright = Playwright.create(options);
    var launch =
        new BrowserType.LaunchOptions()
            .setExecutablePath(CHROMIUM)
            .setArgs(QUIET)
            .setTimeout(60_000);
    return new ConsoleBrowser(base, playwright, playwright.chromium().launch(launch));
  }

  /// A page of a visitor without cookies; the one before is gone.
  Page visit(Browser.NewContextOptions options) {
    leave();
    var context = browser.newContext(options);
    context.setDefaultTimeout(60_000);
    context.onRequest(request -> {
      if (!request.url().startsWith(base + "/")) {
        foreign.add(request.url());
      }
    });
    context.onDialog(dialog -> {
      dialogs.add(dialog.message());
      dialog.dismiss();
    });
    return context.newPage();
  }

  void leave() {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
  }

  /// Logs in; whoever did so here before comes back with the session of then.
  void logIn(Page page, String name) {
    var session = sessions.get(name);
    if (session == null) {
      logInWithTheForm(page, name);
      return;
    }
    page.context().addCookies(session);
    page.navigate(base + "/");
    page.waitForURL("**/console/inbox");
  }

  void logInWithTheForm(Page page, String name) {
    page.navigate(base + "/");
    page.fill("#name", name);
    page.fill("#password", ConsoleHouse.password(name));
    page.click("main button");
    page.waitForURL("**/console/inbox");
    sessions.put(name, page.context().cookies());
  }

  void open(Page page, String path) {
    page.navigate(base + path);
  }

  static void tabTo(Page page, String selector) {
    for (int i = 0; i < TABS_MAX; i++) {
      page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(
          page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
        return;
      }
    }
    throw new AssertionError("the Tab key does not lead to " + selector);
  }

  /// Nothing on the page ran, asked for anything elsewhere, or came into its structure.
  void assertHarmless(Page page) {
    assertThat(page.evaluate("window.ran")).isNull();
    assertThat(page.locator("main img, main script, main iframe, main svg, main object").count())
        .isZero();
    assertThat(dialogs).isEmpty();
    assertThat(foreign).isEmpty();
  }

  static void assertNothingStandsOut(Page page) {
    page.setViewportSize(400, 800);
    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .isEqualTo(0);
  }

  static void assertAccessible(Page page) throws IOException {
    page.evaluate(axe());
    var found =
        page.evaluate(
            // Colours that are still on their way to others have a contrast of their own.
            "async () => { await Promise.allSettled("
                + "document.getAnimations().map(each => each.finished));"
                + " return (await axe.run({resultTypes: ['violations']})).violations"
                + ".flatMap(each => each.nodes.map(node =>"
                + " each.id + ' at ' + node.target + ': ' + node.failureSummary)); }");
    assertThat((List<?>) found).as(page.url()).isEmpty();
  }

  private static String axe() throws IOException {
    try (var in =
        com.deque.html.axecore.playwright.AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      assertThat(in).as("axe in its artifact").isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
