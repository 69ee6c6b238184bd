package dev.tocsin.node.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.NewCollection;
import dev.tocsin.node.desk.Role;
import dev.tocsin.stix.Tlp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What is in collections, in a browser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollectionPagesIT {
  private ConsoleHouse house;
  private ConsoleBrowser browser;
  private Page page;
  private String collection;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    ConsoleBrowser.assume();
    house = new ConsoleHouse(folder);
    var operator = new Caller.Operator();
    var collections = house.desk().collections();
    collections.addRoot(operator, () -> new ApiRoot("feeds", "Feeds", Optional.empty()));
    var fresh =
        new NewCollection(
            "feeds",
            "Sightings at the harbour",
            Optional.empty(),
            Optional.of("harbour"),
            Tlp.AMBER,
            TaxiiCollection.Inbound.ACCEPT);
    collection =
        "/console/collections/" + collections.addCollection(operator, fresh).id().toString();
    house.bring();
    collections.addCollection(
        operator,
        new NewCollection(
            "feeds",
            "Warnings of partners",
            Optional.empty(),
            Optional.empty(),
            Tlp.AMBER,
            TaxiiCollection.Inbound.QUARANTINE));
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
    page = browser.visit(new Browser.NewContextOptions());
  }

  private void logIn(Role role) {
    browser.logIn(page, ConsoleHouse.name(role));
  }

  private String text() {
    return page.innerText("main");
  }

  @Test
  void aWarningIsDraftedFromWhatIsTicked() throws IOException {
    logIn(Role.DUTY);
    page.click("text=Collections");
    page.click("text=Sightings at the harbour");
    ConsoleBrowser.assertAccessible(page);
    page.fill("#type", "incident");
    page.click("text=Show these");
    assertThat(page.locator("[type=checkbox]").count()).isEqualTo(1);
    assertThat(page.locator("text=Take out what is ticked").count()).isZero();
    page.locator("[type=checkbox]").check();
    page.click("text=Draft a warning from what is ticked");
    assertThat(page.inputValue("#text"))
        .startsWith("{\"type\":\"bundle\"")
        .contains("\"incident--", "\"marking-definition\"")
        .doesNotContain("\"type\":\"report\"");
  }

  @Test
  void aReleaseAuthorityTakesAnObjectOutWithAReason() throws IOException {
    logIn(Role.RELEASE_AUTHORITY);
    browser.open(page, collection + "?type=note");
    int before = page.locator("[name^=object-]").count();
    assertThat(before).isPositive();
    page.locator("[name^=object-]").first().check();
    page.click("summary:has-text(\"Take out what is ticked\")");
    ConsoleBrowser.assertAccessible(page);
    page.check("[name=reason][value=recalled]");
    page.click("button:has-text(\"Take out what is ticked\")");
    assertThat(text()).contains("Tick that you are sure");
    browser.open(page, collection + "?type=note");
    page.locator("[name^=object-]").first().check();
    page.click("summary:has-text(\"Take out what is ticked\")");
    page.check("[name=reason][value=recalled]");
    page.check("[name=sure]");
    page.click("button:has-text(\"Take out what is ticked\")");
    browser.open(page, collection + "?type=note");
    assertThat(page.locator("[name^=object-]").count()).isEqualTo(before - 1);
    ConsoleBrowser.assertNothingStandsOut(page);
  }

  @Test
  void anAcknowledgedWarningIsPutIntoACollectionThatSaysWhereItCameFrom() throws IOException {
    var id = house.warn(Precedence.IMMEDIATE, false).toString();
    logIn(Role.DUTY);
    browser.open(page, "/console/warnings/" + id);
    assertThat(page.locator("[action$='/collect']").count()).isZero();
    page.check("[name=decision][value=will-act]");
    page.click("text=Sign and send the answer");
    page.waitForSelector("#collect-into");
    page.selectOption("#collect-into", new SelectOption().setLabel("Warnings of partners"));
    ConsoleBrowser.assertAccessible(page);
    page.click("[action$='/collect'] button");
    page.waitForURL("**/console/collections/*");
    assertThat(text())
        .contains(
            "Warnings of partners",
            "It came with a warning, which alone can be passed on: from meridian-watch");
    page.locator("[href='/console/warnings/" + id + "']").first().click();
    page.waitForURL("**/console/warnings/" + id);
    page.goBack();
    page.locator("[name^=object-]").first().check();
    page.click("text=Draft a warning from what is ticked");
    assertThat(text()).contains("Pass that warning on instead");
  }

  @Test
  void anOperatorChangesWhatAProgramSeesAndHowARootIsToldOf() throws IOException {
    var operator = new Caller.Operator();
    var machines = house.desk().machines();
    machines.add(operator, "siem", Set.of("tlp.green"), MachineAccount.Limits.DEFAULT);
    logIn(Role.OPERATOR);
    browser.open(page, "/console/taxii");
    page.click("summary:has-text(\"Change siem\")");
    page.click("summary:has-text(\"Change Feeds\")");
    ConsoleBrowser.assertAccessible(page);
    assertThat(page.inputValue("#sees-siem")).isEqualTo("tlp.green");
    page.fill("#sees-siem", "tlp.amber, org.north");
    page.click("text=Set what it may see");
    assertThat(text()).contains("sees org.north tlp.amber");
    assertThat(machines.one(operator, "siem").account().viewer().attributes())
        .contains("org.north", "tlp.amber");

    page.click("summary:has-text(\"Change siem\")");
    page.check("[action$='/accounts/siem/grants'] [name=read]");
    page.click("[action$='/accounts/siem/grants'] button");
    assertThat(machines.one(operator, "siem").account().grants())
        .singleElement()
        .matches(grant -> grant.read() && !grant.write());

    page.click("summary:has-text(\"Change Feeds\")");
    page.fill("#root-title-feeds", "Feeds of the harbour");
    page.fill("#root-description-feeds", "What the harbour saw");
    page.click("[action$='/roots/feeds/change'] button");
    assertThat(text()).contains("Feeds of the harbour");
    assertThat(house.desk().collections().roots(operator))
        .containsExactly(
            new ApiRoot("feeds", "Feeds of the harbour", Optional.of("What the harbour saw")));

    var other = ConsoleVisit.stranger(house.base()).as(ConsoleHouse.name(Role.OVERSIGHT));
    assertThat(other.get("/console/taxii").body()).doesNotContain("/attributes\"", "/change\"");
    for (var act : List.of("accounts/siem/attributes", "roots/feeds/change")) {
      var fields = Map.of("form-token", other.token(), "attributes", "", "title", "Mine");
      var refused = other.post("/console/taxii/" + act, fields, Optional.of(house.base()));
      assertThat(refused.statusCode()).as(act).isEqualTo(404);
    }
  }

  @Test
  void oversightLooksIntoNoCollection() {
    var visit = ConsoleVisit.stranger(house.base()).as(ConsoleHouse.name(Role.OVERSIGHT));
    assertThat(visit.get("/console/collections").statusCode()).isEqualTo(403);
    assertThat(visit.get(collection).statusCode()).isEqualTo(404);
    assertThat(visit.get("/console/inbox").body()).doesNotContain("/console/collections");
  }
}
