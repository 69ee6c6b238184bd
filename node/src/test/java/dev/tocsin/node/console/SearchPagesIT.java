package dev.tocsin.node.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.NewCollection;
import dev.tocsin.node.desk.Role;
import dev.tocsin.stix.Tlp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The search, in a browser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchPagesIT {
  private ConsoleHouse house;
  private ConsoleBrowser browser;
  private Page page;
  private StatementId warning;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    ConsoleBrowser.assume();
    house = new ConsoleHouse(folder);
    var operator = new Caller.Operator();
    var collections = house.desk().collections();
    collections.addRoot(operator, () -> new ApiRoot("feeds", "Feeds", Optional.empty()));
    collections.addCollection(
        operator,
        new NewCollection(
            "feeds",
            "Sightings at the harbour",
            Optional.empty(),
            Optional.empty(),
            Tlp.AMBER,
            TaxiiCollection.Inbound.ACCEPT));
    house.bring();
    var bundle =
        DemoNodes.sampleWarning()
            .utf8()
            .replace(
                "Alias Heron", "<img src=x onerror='window.ran=1;alert(1)'> Zaffre \\u202eevil")
            .replace("Covered market", "ميناء الشمال مغلق");
    warning =
        house.warn(
            Bytes.utf8(bundle), Optional.of("Zaffre <b>market</b>"), Precedence.FLASH, false);
    browser = ConsoleBrowser.start(house.base());
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (house != null) {
      house.close();
    }
  }

  @BeforeEach
  void visit() {
    page = browser.visit(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK));
  }

  private String text() {
    return page.innerText("main");
  }

  @Test
  void theKeyboardAloneFindsWhatTheHouseHasWithoutItsWordsInAnyAddress() throws IOException {
    browser.logIn(page, ConsoleHouse.name(Role.ANALYST));
    page.click("nav >> text=Search");
    ConsoleBrowser.assertAccessible(page);
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("words");
    assertThat(page.getAttribute("#words", "autocomplete")).isEqualTo("off");
    page.keyboard().type("lantern market");
    page.keyboard().press("Enter");
    page.waitForSelector("#found");
    assertThat(page.url()).endsWith("/console/search");
    assertThat(text())
        .contains("In the collection Sightings at the harbour", "What may be done with it")
        .contains("warnings: 1, objects of collections:", "That is everything.");
    assertThat(page.locator(".passages mark").first().innerText()).isNotBlank();
    ConsoleBrowser.assertAccessible(page);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    ConsoleBrowser.assertAccessible(page);
    ConsoleBrowser.assertNothingStandsOut(page);
    page.click("a[href='/console/warnings/" + warning + "']");
    assertThat(page.url()).endsWith(warning.toString());
  }

  @Test
  void hostileTextAndTextFromRightToLeftAreShownAndDoNothing() {
    browser.logIn(page, ConsoleHouse.name(Role.DUTY));
    browser.open(page, "/console/search");
    page.fill("#words", "evil window");
    page.click("main button");
    page.waitForSelector("#found");
    assertThat(text())
        .contains("<img src=x onerror='window.ran=1;alert(1)'> Zaffre ⟦U+202E⟧evil")
        .doesNotContain("\u202e");
    page.fill("#words", "الشمال");
    page.selectOption("#in", "warnings");
    page.click("main button");
    page.waitForSelector(".passages mark:has-text('الشمال')");
    assertThat(page.evaluate("getComputedStyle(document.querySelector('.passages p')).direction"))
        .isEqualTo("rtl");
    browser.assertHarmless(page);
  }

  @Test
  void saysWhatIsWrongWhatIsNotThereAndWhoMayNot() throws IOException {
    browser.logIn(page, ConsoleHouse.name(Role.DUTY));
    browser.open(page, "/console/search");
    page.fill("#words", "--- ---");
    page.click("main button");
    page.waitForSelector("[role=alert]");
    assertThat(text()).contains("Nothing was searched. Ask with a letter or a digit at least.");
    ConsoleBrowser.assertAccessible(page);
    page.fill("#words", "nowhere.example");
    page.click("main button");
    page.waitForSelector("#found");
    assertThat(text()).contains("Nothing was found.");
    ConsoleBrowser.assertAccessible(page);
    var oversight = ConsoleVisit.stranger(house.base()).as(ConsoleHouse.name(Role.OVERSIGHT));
    assertThat(oversight.get("/console/search").statusCode()).isEqualTo(403);
    assertThat(oversight.get("/console/inbox").body()).doesNotContain("/console/search");
  }
}
