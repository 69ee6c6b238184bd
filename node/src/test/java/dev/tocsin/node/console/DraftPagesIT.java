package dev.tocsin.node.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.draft.WarningDraft;
import dev.tocsin.core.release.leak.Hit;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.DraftDesk;
import dev.tocsin.node.desk.DraftInput;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.desk.WarningLine;
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

/// Drafting in a real browser: from a form or a document to what a partner gets, by two people.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraftPagesIT {
  private static final String DUTY = ConsoleHouse.name(Role.DUTY);
  private static final String AUTHORITY = ConsoleHouse.name(Role.RELEASE_AUTHORITY);
  private static final String POLICY =
      """
      version: 1
      organisation: shield
      unmarked: amber
      partners:
        meridian-watch:
          ceiling: amber
          promises: [copy, action, inform, court, onward, attribution, time]
      release:
        release-authority: red
      approvals: {clear: 1, green: 1, amber: 1, amber+strict: 1, red: 1}
      emergency: amber
      tests:
        - name: amber goes to a partner that is trusted with it
          given: [{tlp: amber}]
          partner: meridian-watch
          expect: permit
      """;

  /// In each field of the sample that a page shows, by what it replaces.
  private static final Map<String, String> HOSTILE =
      Map.of(
          "Alias Heron", "<img src=x onerror='window.ran=1;alert(1)'>",
          "Alias Kestrel", "\\\"><svg onload=alert(1)><a href='javascript:alert(1)'>",
          "heron_evening", "=cmd|' /C calc'!A0\\u200b",
          "Covered market", "\\u202e\\u2066<iframe src=https://elsewhere.example/>",
          "Buys material", "{{constructor.constructor('window.ran=1')()}} ${7*7} \\udb40\\udc41",
          "+999 555 0142", "W".repeat(400),
          "TLP:AMBER", "TLP:AMBER");

  private ConsoleHouse house;
  private ConsoleBrowser browser;
  private Page page;

  @BeforeAll
  void open(@TempDir Path folder) {
    ConsoleBrowser.assume();
    house = new ConsoleHouse(folder);
    house.desk().policies().load(new Caller.Operator(), Bytes.utf8(POLICY));
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
    page = browser.visit(new Browser.NewContextOptions());
  }

  @AfterEach
  void leave() {
    if (browser != null) {
      browser.leave();
    }
  }

  private void as(String name) {
    visit();
    browser.logIn(page, name);
  }

  private void open(String path) {
    browser.open(page, path);
  }

  private String text() {
    return page.innerText("main");
  }

  private DraftDesk desk() {
    return house.desk().drafts();
  }

  private static Caller.Person person(Role role) {
    return new Caller.Person(ConsoleHouse.name(role), role);
  }

  private static DraftInput input(Bytes bundle, String title, boolean life) {
    var draft = new Draft(bundle, Optional.of(title), Precedence.PRIORITY, false, Optional.empty());
    return new DraftInput(draft, List.of(DemoNodes.WATCH), life);
  }

  /// Written by the duty officer for the partner.
  private WarningDraft begun(String title) {
    return desk().begin(person(Role.DUTY), input(DemoNodes.sampleWarning(), title, false));
  }

  private static String at(WarningDraft draft) {
    return "/console/drafts/" + draft.id();
  }

  private static String rendering(WarningDraft draft) {
    return at(draft) + "/partners/" + DemoNodes.WATCH;
  }

  /// What the partner holds of a warning, once it is there.
  private String arrived(String title) {
    var watch = house.nodes.watch();
    var desk = watch.node().desk();
    DemoNodes.await("the warning", ConsoleHouse.LIMIT, () -> line(title).isPresent());
    var id = line(title).map(WarningLine::id).map(StatementId::toString).orElseThrow();
    return desk.statement(watch.officer(), id).parts().stream()
        .map(part -> desk.part(watch.officer(), id, part.name()).bytes().utf8())
        .reduce("", String::concat);
  }

  private Optional<WarningLine> line(String title) {
    var watch = house.nodes.watch();
    return watch.node().desk().inbox(watch.officer(), 50).stream()
        .filter(line -> line.title().equals(title))
        .findFirst();
  }

  @Test
  void aWarningIsComposedMarkedApprovedByAnotherAndArrivesWithoutWhatStays() {
    as(DUTY);
    compose("Attack planned on a market");
    markPassage("Wren’s sister told us so.");
    assertThat(text()).contains("a note of their own");
    markPlace();
    page.click("text=What meridian-watch would get");
    assertThat(text())
        .contains("audience.ceiling", "trusted up to TLP:AMBER", "0 of 1 approvals")
        .contains("You wrote or changed this, so somebody else must approve it");
    assertThat(page.locator("text=Approve exactly this").count()).isZero();
    assertNoApprovalOfOnesOwn();
    as(AUTHORITY);
    open("/console/drafts");
    assertThat(page.innerText("[aria-labelledby=waiting]")).contains("Attack planned on a market");
    page.click("text=Attack planned on a market");
    page.click("text=What meridian-watch would get");
    var digest = page.innerText(".digest");
    page.click("text=Approve exactly this");
    assertThat(text()).contains("1 of 1 approvals", AUTHORITY, digest.strip());
    page.click("text=Release to meridian-watch");
    page.waitForURL("**/console/warnings/*");
    assertThat(arrived("Attack planned on a market"))
        .contains(
            "A group plans to attack a market.", "Visitors of the market", "\"country\":\"ZZ\"")
        .doesNotContain("Port Halyard", "sister", "close to the group", "\"note");
  }

  private void compose(String title) {
    open("/console/drafts/new");
    page.fill("#title", title);
    page.fill("#what", "A group plans to attack a market. Wren’s sister told us so.");
    page.fill("#target", "Visitors of the market");
    page.fill("#place", "Port Halyard");
    page.fill("#country", "ZZ");
    page.fill("#secret", "A person close to the group says so.");
    page.check("#compose [name='to-meridian-watch']");
    page.click("text=Begin the draft");
    page.waitForSelector("#marks");
  }

  /// Selects words with the mouse's means and marks them.
  private void markPassage(String words) {
    page.evaluate(
        """
        words => {
          const field = [...document.querySelectorAll('[data-passage$=description]')]
            .find(each => each.textContent.includes(words));
          const text = field.firstChild, start = text.data.indexOf(words);
          getSelection().setBaseAndExtent(text, start, text, start + words.length);
          document.dispatchEvent(new MouseEvent('mouseup'));
        }
        """,
        words);
    page.waitForFunction("words => document.querySelector('#passage').value === words", words);
    assertThat(page.innerText("[data-ticked]")).isEqualTo("One part is ticked.");
    page.selectOption("#level", "RED");
    page.click("#marks button.primary");
    page.waitForURL("**?told=MOVED");
  }

  private void markPlace() {
    page.locator("article:has(h3:has-text('Port Halyard')) [name$=':name']").check();
    page.selectOption("#level", "RED");
    page.click("#marks button.primary");
    page.waitForURL("**?told=MARKED");
    assertThat(page.innerText(".field-marked")).contains("Port Halyard", "TLP:RED");
  }

  /// Whoever leaves out the page is refused by the desk.
  private void assertNoApprovalOfOnesOwn() {
    var visit = ConsoleVisit.stranger(house.base()).as(DUTY);
    var draft = desk().drafts(person(Role.DUTY), true, 1).getFirst();
    var view = desk().preview(person(Role.DUTY), draft.id().toString(), DemoNodes.WATCH);
    var fields =
        Map.of(
            "form-token",
            visit.token(),
            "revision",
            String.valueOf(draft.revision()),
            "digest",
            view.digest().hex());
    var answer = visit.post(rendering(draft) + "/approve", fields, Optional.of(house.base()));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(desk().drafts(person(Role.DUTY), true, 1).getFirst().approvals()).isEmpty();
  }

  @Test
  void theWholePathWorksFromTheKeyboardAlone() {
    as(DUTY);
    open("/console/drafts");
    press("[href='/console/drafts/new']");
    page.waitForSelector("#compose");
    type("#title", "Typed by hand");
    type("#what", "Something is planned.");
    ConsoleBrowser.tabTo(page, "#compose [name='to-meridian-watch']");
    page.keyboard().press("Space");
    press("#compose button");
    page.waitForSelector("#marks");
    ConsoleBrowser.tabTo(page, "[name$=':description']");
    page.keyboard().press("Space");
    ConsoleBrowser.tabTo(page, "#level");
    for (int i = 0; i < 5; i++) {
      page.keyboard().press("ArrowDown");
    }
    press("#marks button");
    page.waitForURL("**?told=MARKED");
    as(AUTHORITY);
    open("/console/drafts");
    press("[aria-labelledby=waiting] a");
    page.waitForURL("**/drafts/*");
    press("[href$='/partners/meridian-watch']");
    page.waitForSelector(".decide");
    press("[action$='/approve'] button");
    page.waitForSelector("[action$='/release']");
    press("[action$='/release'] button");
    page.waitForURL("**/console/warnings/*");
    assertThat(arrived("Typed by hand"))
        .contains("Typed by hand")
        .doesNotContain("Something is planned.");
  }

  private void press(String selector) {
    ConsoleBrowser.tabTo(page, selector);
    page.keyboard().press("Enter");
  }

  private void type(String selector, String text) {
    ConsoleBrowser.tabTo(page, selector);
    page.keyboard().type(text);
  }

  @Test
  void aChangeVoidsWhatWasApproved() {
    var draft = begun("Approved too early");
    as(AUTHORITY);
    open(rendering(draft));
    page.click("text=Approve exactly this");
    page.waitForSelector("[action$='/release']");
    as(DUTY);
    open(at(draft));
    page.click("article:has-text('Alias Wren') >> text=Change the words");
    page.fill("article:has-text('Alias Wren') [name=text-description]", "Rents the flat.");
    page.click("article:has-text('Alias Wren') >> text=Keep these words");
    page.waitForURL("**?told=CHANGED");
    as(AUTHORITY);
    open(rendering(draft));
    assertThat(text())
        .contains("The approval of " + AUTHORITY + " is void: the draft was changed since.")
        .contains("0 of 1 approvals", "Rents the flat.");
    assertThat(page.locator("[action$='/release']").count()).isZero();
  }

  @Test
  void aConflictStandsOutAndAnEmergencyWaitsForASecondPerson() throws IOException {
    var draft =
        desk().begin(person(Role.DUTY), input(DemoNodes.sampleWarning(), "No time to lose", true));
    as(DUTY);
    open(at(draft));
    page.locator("[name='part-1']").check();
    page.selectOption("#inform", "MUST_NOT");
    page.click("#marks button.primary");
    page.waitForURL("**?told=MARKED");
    open(rendering(draft));
    assertThat(page.innerText("[role=alert].conflict"))
        .contains("forbid that the target is told", "threat to life");
    assertThat(text()).contains("You must not inform the target.");
    page.click("text=Release it alone, in an emergency");
    page.fill("#reason", "The market opens in an hour.");
    page.click("text=Release to meridian-watch alone");
    page.waitForURL("**/console/warnings/*");
    arrived("No time to lose");
    open("/console/reviews");
    assertThat(text()).contains("No time to lose", "The market opens in an hour.");
    assertThat(text()).contains("somebody else must look at it");
    reviewed();
  }

  private void reviewed() throws IOException {
    as(ConsoleHouse.name(Role.OVERSIGHT));
    open("/console/drafts");
    assertThat(text()).contains("Released by one person alone");
    page.click("main a[href='/console/reviews']");
    assertThat(text()).contains("released by " + DUTY).doesNotContain("No time to lose");
    assertThat(page.locator("[name=verdict]").count()).isZero();
    as(ConsoleHouse.name(Role.LIAISON));
    open("/console/reviews");
    assertThat(text())
        .contains("The policy does not let your role look at it. It lets: release authority.");
    assertThat(page.locator("[name=verdict]").count()).isZero();
    as(AUTHORITY);
    open("/console/reviews");
    ConsoleBrowser.assertAccessible(page);
    page.check("[value=agree]");
    page.fill("[name=reason]", "I would have done the same.");
    page.click("text=Record it");
    page.waitForSelector("text=Nothing waits.");
    assertThat(desk().unreviewed(person(Role.OVERSIGHT), 10)).isEmpty();
  }

  @Test
  void aFindOfTheLeakCheckIsLetPassByAnotherWithAReason() {
    var draft = begun("Kestrel is about");
    as(DUTY);
    open(at(draft));
    page.locator("article:has-text('Prepaid telephone of Kestrel') [name^='part-']")
        .first()
        .check();
    page.locator("article:has-text('Buys material') [name^='part-']").first().check();
    page.selectOption("#level", "RED");
    page.click("#marks button.primary");
    page.waitForURL("**?told=MARKED");
    open(rendering(draft));
    assertThat(page.innerText(".leaks")).contains("Kestrel", "Only somebody who did not write");
    assertThat(text()).contains("It may not go");
    as(ConsoleHouse.name(Role.LIAISON));
    open(rendering(draft));
    assertThat(page.innerText(".leaks"))
        .contains("The policy does not let your role let it pass. It lets: release authority.");
    assertThat(page.locator("[action$='/clear']").count()).isZero();
    as(AUTHORITY);
    open(rendering(draft));
    assertThat(page.locator("text=Approve exactly this").count()).isZero();
    int before = finds(draft).size();
    page.locator(".leaks summary").first().click();
    page.locator(".leaks [name=reason]").first().fill("A bird, not a name.");
    page.locator(".leaks button").first().click();
    DemoNodes.await("the clearance", ConsoleHouse.LIMIT, () -> finds(draft).size() < before);
    letTheOthersPass(draft);
    open(rendering(draft));
    page.waitForSelector("text=Approve exactly this");
    page.click("text=Let pass:");
    assertThat(text()).contains("A bird, not a name.");
  }

  private void letTheOthersPass(WarningDraft draft) {
    // The same words in several places are one find to whoever lets them pass.
    for (var rest = finds(draft); !rest.isEmpty(); rest = finds(draft)) {
      desk()
          .clear(
              person(Role.RELEASE_AUTHORITY),
              draft.id().toString(),
              rest.getFirst().key(),
              "A bird, too.");
    }
  }

  private List<Hit> finds(WarningDraft draft) {
    return desk()
        .preview(person(Role.RELEASE_AUTHORITY), draft.id().toString(), DemoNodes.WATCH)
        .hits();
  }

  @Test
  void whatMayNotGoCannotBeApprovedAndAnExerciseLooksDifferent() {
    var red =
        DemoNodes.sampleWarning()
            .utf8()
            .replace("55d920b0-5e8b-4f79-9ee9-91f868d9b421", "e828b379-4e03-4974-9ac4-e53a884c97c1")
            .replace("TLP:AMBER", "TLP:RED")
            .replace("\"amber\"", "\"red\"");
    var warning =
        new Draft(
            Bytes.utf8(red), Optional.of("All red"), Precedence.ROUTINE, true, Optional.empty());
    var draft = desk().begin(person(Role.DUTY), new DraftInput(warning, List.of(DemoNodes.WATCH)));
    as(AUTHORITY);
    open(rendering(draft));
    assertThat(text()).contains("It may not go", "Nothing of it may go to meridian-watch");
    assertThat(page.locator("text=Approve exactly this").count()).isZero();
    assertThat(page.locator(".exercise-band").count()).isOne();
  }

  @Test
  void whatIsRefusedIsNotLost() {
    as(DUTY);
    open("/console/drafts/new");
    page.fill("#title", "Nowhere");
    page.fill("#what", "Something happens <b>somewhere</b>.");
    page.fill("#place", "Port Halyard");
    page.click("text=Begin the draft");
    assertThat(text()).contains("A place needs its country");
    assertThat(page.inputValue("#what")).isEqualTo("Something happens <b>somewhere</b>.");
    page.click("text=Have a STIX 2.1 bundle already?");
    page.fill("#text", "{\"type\":\"bundle\"}");
    page.click("text=Open it as a draft");
    assertThat(text()).contains("The document has faults", "/id");
  }

  @Test
  void hostileTextIsShownAndDoesNothing() {
    var bytes = DemoNodes.sampleWarning().utf8();
    for (var string : HOSTILE.entrySet()) {
      assertThat(bytes).contains(string.getKey());
      bytes = bytes.replace(string.getKey(), string.getValue());
    }
    var title = "\u202egpj.exe</title><script>window.ran=1;alert(1)</script>\u200b";
    as(DUTY);
    open("/console/drafts/new");
    page.click("text=Have a STIX 2.1 bundle already?");
    page.fill("#text", bytes);
    page.fill("#stix-title", title);
    page.check("[action$='/stix'] [name='to-meridian-watch']");
    page.click("text=Open it as a draft");
    page.waitForSelector("#marks");
    assertHostileTextIsHarmless();
    page.setViewportSize(1280, 800);
    page.locator("[name$=':aliases']").first().check();
    page.selectOption("#level", "RED");
    page.click("#marks button.primary");
    page.waitForURL("**?told=MARKED");
    page.click("text=What meridian-watch would get");
    assertHostileTextIsHarmless();
    assertThat(page.locator("[dir=auto]:has-text('أبو ساهر')").count()).isPositive();
    open("/console/drafts");
    assertThat(text()).contains("⟦U+202E⟧gpj.exe</title><script>window.ran=1");
    browser.assertHarmless(page);
  }

  private void assertHostileTextIsHarmless() {
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    assertThat(text())
        .contains(
            "⟦U+202E⟧gpj.exe", "<img src=x onerror=", "<iframe src=https://elsewhere.example/>")
        .contains("⟦U+200B⟧", "⟦U+2066⟧", "⟦U+E0041⟧", "=cmd|' /C calc'!A0", "{{constructor")
        .doesNotContain("\u202e", "\u200b", "\u2066");
    browser.assertHarmless(page);
    ConsoleBrowser.assertNothingStandsOut(page);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void everyPageIsAccessible(ColorScheme scheme) throws IOException {
    var draft = begun("Read by everyone");
    var options = new Browser.NewContextOptions().setColorScheme(scheme);
    page = browser.visit(scheme == ColorScheme.DARK ? options.setViewportSize(400, 800) : options);
    browser.logIn(page, DUTY);
    open(at(draft));
    page.locator("[name='part-1:description']").check();
    page.selectOption("#level", "RED");
    page.click("#marks button.primary");
    page.waitForURL("**?told=MARKED");
    ConsoleBrowser.assertAccessible(page);
    for (var path :
        List.of(
            "/console/drafts",
            "/console/drafts/new",
            at(draft) + "/partners",
            rendering(draft),
            "/console/reviews")) {
      open(path);
      page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
      ConsoleBrowser.assertAccessible(page);
    }
  }
}
