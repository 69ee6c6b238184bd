package dev.tocsin.node.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The console in a real browser: Debian's Chromium, where it is installed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {
  private ConsoleHouse house;
  private ConsoleBrowser browser;
  private Page page;

  @BeforeAll
  void open(@TempDir Path folder) {
    ConsoleBrowser.assume();
    house = new ConsoleHouse(folder);
    browser = ConsoleBrowser.start(house.base());
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
      house.close();
    }
  }

  @BeforeEach
  void visit() {
    visit(new Browser.NewContextOptions());
  }

  private void visit(Browser.NewContextOptions options) {
    page = browser.visit(options);
  }

  @AfterEach
  void leave() {
    if (browser != null) {
      browser.leave();
    }
  }

  private void logIn(Role role) {
    browser.logIn(page, ConsoleHouse.name(role));
  }

  private void open(String path) {
    browser.open(page, path);
  }

  private String text() {
    return page.innerText("main");
  }

  private void awaitHome(StatementId id) {
    DemoNodes.await(
        "the answer", ConsoleHouse.LIMIT, () -> house.sent(id).state().equals("acknowledged"));
  }

  @Test
  void anOfficerReadsAWarningAndTheAnswerComesHome() {
    var id = house.warn(Precedence.FLASH, false);
    logIn(Role.DUTY);
    assertThat(text()).contains("Awaiting an answer", "FLASH", "TLP:AMBER", "Lantern Market");
    page.click("a[href='/console/warnings/" + id + "']");
    assertThat(text()).contains("Alias Heron", "Covered market on the eastern quay");
    page.check("[value=will-act]");
    page.fill("#note", "Patrols are doubled.");
    page.click("text=Sign and send the answer");
    assertThat(text()).contains("acknowledged", "a-duty, duty will act", "Patrols are doubled.");
    assertThat(page.locator("form[action$='/answer']").count()).isZero();
    awaitHome(id);
    var answer = house.sent(id).answer().orElseThrow();
    assertThat(answer.by()).isEqualTo("a-duty, duty");
    assertThat(answer.note()).isEqualTo("Patrols are doubled.");
  }

  @Test
  void itWorksWithoutScripts() {
    var id = house.warn(Precedence.PRIORITY, false);
    visit(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    browser.logInWithTheForm(page, ConsoleHouse.name(Role.DUTY));
    page.click("a[href='/console/warnings/" + id + "']");
    assertThat(page.locator("time").first().innerText()).endsWith("UTC");
    page.check("[value=need-more]");
    page.click("text=Sign and send the answer");
    awaitHome(id);
  }

  @Test
  void itWorksFromTheKeyboardAlone() {
    var id = house.warn(Precedence.IMMEDIATE, false);
    open("/console/warnings/" + id);
    ConsoleBrowser.tabTo(page, "#name");
    page.keyboard().type("a-duty");
    page.keyboard().press("Tab");
    page.keyboard().type(ConsoleHouse.password("a-duty"));
    page.keyboard().press("Enter");
    page.waitForSelector("form[action$='/" + id + "/answer']");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
    page.keyboard().press("Enter");
    ConsoleBrowser.tabTo(page, "[name=decision]");
    page.keyboard().press("Space");
    ConsoleBrowser.tabTo(page, "#note");
    page.keyboard().type("By keyboard.");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
    page.keyboard().press("Enter");
    page.waitForSelector("text=By keyboard.");
    awaitHome(id);
  }

  @Test
  void aWrongPasswordIsRefusedInPlainWords() {
    open("/");
    page.fill("#name", "a-duty");
    page.fill("#password", "certainly not this");
    page.click("main button");
    assertThat(text()).contains("do not let anyone in");
    open("/console/inbox");
    assertThat(page.url()).contains("/console/log-in");
  }

  @Test
  void aProgramGetsATokenAndWhatItBringsWaitsForAPerson() throws IOException {
    logIn(Role.OPERATOR);
    open("/console/taxii");
    page.fill("#root-name", "feeds");
    page.fill("#root-title", "Feeds");
    page.click("[aria-labelledby=add-root] button");
    page.fill("#collection-title", "Indicators");
    page.click("[aria-labelledby=add-collection] button");
    page.fill("#account-name", "siem");
    page.fill("#attributes", "tlp.amber org.north");
    page.click("[aria-labelledby=add-account] button");
    tokenIsShownOnceAndRevoked();
    int number = house.bring();
    open("/console/waiting");
    assertThat(page.locator("[type=checkbox]").count()).isEqualTo(number);
    assertThat(text()).contains("from siem", "Indicators");
    assertAccessible();
    page.locator("[type=checkbox]").first().check();
    page.click("text=Draft a warning from what is ticked");
    assertThat(page.inputValue("#text")).startsWith("{\"type\":\"bundle\"");
    open("/console/waiting");
    page.locator("[type=checkbox]").first().check();
    page.click("text=Reject what is ticked");
    DemoNodes.await(
        "the rejection",
        ConsoleHouse.LIMIT,
        () -> page.locator("[type=checkbox]").count() == number - 1);
    for (var box : page.locator("[type=checkbox]").all()) {
      box.check();
    }
    page.click("text=Accept what is ticked");
    page.waitForSelector("text=Nothing waits.");
  }

  @Test
  void whatIsSharedIsChangedFollowedAndRemoved() throws IOException {
    logIn(Role.OPERATOR);
    open("/console/taxii");
    page.fill("#root-name", "harbour");
    page.fill("#root-title", "Harbour");
    page.click("[aria-labelledby=add-root] button");
    page.selectOption("#collection-root", "harbour");
    page.fill("#collection-title", "Observed");
    page.click("[aria-labelledby=add-collection] button");
    page.click("text=Change Observed");
    page.fill("details[open] [id^=title-]", "Observed at sea");
    page.click("details[open] >> text=Save");
    page.waitForSelector("text=Change Observed at sea");
    page.fill("#feed-name", "meridian");
    // Nobody listens there.
    page.fill("#feed-address", "http://127.0.0.1:9/shared/collections/sea/");
    page.fill("#feed-secret", "a-secret-token");
    page.click("[aria-labelledby=add-feed] button");
    DemoNodes.await(
        "trouble",
        ConsoleHouse.LIMIT,
        () -> {
          open("/console/taxii");
          return text().contains("in trouble, tries again");
        });
    assertThat(page.content()).doesNotContain("a-secret-token");
    page.click("text=Change meridian");
    assertAccessible();
    page.click("details[open] >> text=Pause meridian");
    page.waitForSelector("text=paused");
    page.click("text=Change meridian");
    page.click("details[open] >> text=Yes, remove this feed");
    page.click("details[open] >> text=Remove meridian");
    page.waitForSelector("text=No feed is followed.");
    page.click("text=Change Observed at sea");
    page.click("details[open] >> text=Yes, remove it with everything");
    page.click("details[open] >> text=Remove Observed at sea");
    page.click("text=Change Harbour");
    page.click("details[open] >> text=Yes, remove this API root");
    page.click("details[open] >> text=Remove Harbour");
    page.waitForSelector("#add-root");
    assertThat(text())
        .doesNotContain("Change Harbour", "Change Observed at sea", "Change meridian");
  }

  private void tokenIsShownOnceAndRevoked() throws IOException {
    page.click("text=Change siem");
    assertAccessible();
    page.fill("#token-siem", "first");
    page.click("text=Make a token");
    var secret = page.innerText("#secret");
    var machines = house.nodes.shield().node().machines();
    assertThat(machines.byToken(secret).orElseThrow().attributes())
        .containsExactly("org.north", "tlp.amber");
    page.click("text=It is copied; go back");
    page.waitForSelector("text=Change siem");
    assertThat(page.content()).contains("token first").doesNotContain(secret);
    page.click("text=Change siem");
    page.click("text=Revoke first");
    DemoNodes.await("the revocation", ConsoleHouse.LIMIT, () -> machines.byToken(secret).isEmpty());
  }

  @Test
  void hostileTextIsShownAndDoesNothing() {
    var bytes = DemoNodes.sampleWarning().utf8();
    for (var string : HOSTILE.entrySet()) {
      assertThat(bytes).contains(string.getKey());
      bytes = bytes.replace(string.getKey(), string.getValue());
    }
    var title = "\u202egpj.exe</title><script>window.ran=1;alert(1)</script>\u200b";
    var id = house.warn(Bytes.utf8(bytes), Optional.of(title), Precedence.PRIORITY, false);
    logIn(Role.DUTY);
    assertThat(text()).contains("⟦U+202E⟧gpj.exe</title><script>window.ran=1");
    page.click("a[href='/console/warnings/" + id + "']");
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    assertThat(text())
        .contains("invisible or reordering characters")
        .contains("<img src=x onerror=")
        .contains("⟦U+200B⟧", "⟦U+2066⟧", "⟦U+E0041⟧")
        .contains("=cmd|' /C calc'!A0")
        .contains("{{constructor.constructor")
        .doesNotContain("\u202e", "\u200b", "\u2066");
    browser.assertHarmless(page);
    ConsoleBrowser.assertNothingStandsOut(page);
  }

  /// In each field of the sample that a page shows, by what it replaces.
  private static final Map<String, String> HOSTILE =
      Map.of(
          "Alias Heron", "<img src=x onerror='window.ran=1;alert(1)'>",
          "Alias Kestrel", "\\\"><svg onload=alert(1)><a href='javascript:alert(1)'>",
          "heron_evening", "=cmd|' /C calc'!A0\\u200b",
          "Covered market", "\\u202e\\u2066<iframe src=https://elsewhere.example/>",
          "x-messaging", "<base href=https://elsewhere.example/>",
          "Buys material", "{{constructor.constructor('window.ran=1')()}} ${7*7} \\udb40\\udc41",
          "+999 555 0142", "W".repeat(400),
          "threat-report", "<style>*{display:none}</style>");

  @Test
  void aPageThatIsOpenFollowsWhatHappens() {
    page.clock().install();
    logIn(Role.DUTY);
    var id = house.warn(Precedence.ROUTINE, false);
    page.clock().fastForward("01:00");
    page.waitForSelector("[data-live] a[href='/console/warnings/" + id + "']");
    assertThat(page.innerText("[data-live-note]")).contains("has changed");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everyPageIsAccessible(ColorScheme scheme) throws IOException {
    var real = house.warn(Precedence.FLASH, false);
    var exercise = house.warn(Precedence.IMMEDIATE, true);
    visit(new Browser.NewContextOptions().setColorScheme(scheme));
    open("/console/log-in");
    assertAccessible();
    page.fill("#name", "a-operator");
    page.fill("#password", "certainly not this");
    page.click("main button");
    assertAccessible();
    logIn(Role.OPERATOR);
    for (var path :
        List.of(
            "accounts",
            "partners",
            "partners/meridian-watch",
            "status",
            "taxii",
            "waiting",
            "no")) {
      open("/console/" + path);
      assertAccessible();
    }
    visit(new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(400, 800));
    logIn(Role.RELEASE_AUTHORITY);
    for (var path : List.of("inbox", "outbox", "warnings/" + real)) {
      open("/console/" + path);
      assertAccessible();
    }
    open("/console/warnings/" + exercise);
    assertAccessible();
  }

  private void assertAccessible() throws IOException {
    ConsoleBrowser.assertAccessible(page);
  }
}
