package dev.tocsin.stix.model;

import static dev.tocsin.stix.model.Samples.creator;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DraftTest {
  private static final String EXTENSION =
      "extension-definition--9c59fd79-4215-4ba2-920d-3e4f320e1e62";

  @Test
  void beginsWithWhatIsRequiredAndTakesTheRest() {
    Creator creator = creator().as(Samples.id("identity"));

    Indicator indicator =
        Indicator.draft(creator, "[url:value = 'https://pump.example']", Samples.DAWN)
            .set(Indicator.NAME, "Beacon of a pump")
            .set(Indicator.INDICATOR_TYPES, "malicious-activity")
            .set(Indicator.CONFIDENCE, 80L)
            .set(Indicator.KILL_CHAIN_PHASES, new KillChainPhase("plain", "reach-out"))
            .mark(Tlp.AMBER)
            .build();

    assertThat(new String(indicator.source().source().toByteArray(), UTF_8))
        .startsWith("{\"type\":\"indicator\",\"spec_version\":\"2.1\",\"id\":\"indicator--")
        .contains("\"created\":\"2031-05-01T12:00:00.123Z\"")
        .contains("\"modified\":\"2031-05-01T12:00:00.123Z\"")
        .contains("\"kill_chain_phases\":[{\"kill_chain_name\":\"plain\"");
    assertThat(indicator.createdByRef()).contains(Samples.id("identity"));
    assertThat(indicator.objectMarkingRefs()).containsExactly(Tlp.AMBER.marking());
    assertThat(indicator.patternType()).isEqualTo("stix");
    assertThat(StixObject.parse(indicator.source().source().toByteArray()))
        .isEqualTo(indicator.source());
  }

  @Test
  void setsInPlaceAndTakesAway() {
    Report report =
        Report.draft(creator(), "First name", Samples.DAWN, List.of(Samples.id("indicator")))
            .set(Report.NAME, "Second name")
            .set(Report.DESCRIPTION, "Of no use")
            .without(Report.DESCRIPTION)
            .without(Report.LABELS)
            .build();

    assertThat(report.name()).isEqualTo("Second name");
    assertThat(report.description()).isEmpty();
  }

  @Test
  void saysWhatIsWrongWithTheWholeObject() {
    Draft<Report> draft =
        Report.draft(creator(), "Flood", Samples.DAWN, List.of(Samples.id("indicator")))
            .set(Report.OBJECT_MARKING_REFS, Samples.id("indicator"))
            .set(Report.CREATED_BY_REF, Samples.id("report"));

    assertThatThrownBy(draft::build)
        .isInstanceOfSatisfying(
            StixException.class, refused -> assertThat(refused.faults()).hasSizeGreaterThan(1));
  }

  @Test
  void putsExtensionsWhereTheyBelong() {
    Property<Tool, Long> rank = Property.<Tool>integer("rank").in("extensions", EXTENSION);
    Property<Tool, String> kind = Property.<Tool>text("extension_type").in("extensions", EXTENSION);

    Tool tool =
        Tool.draft(creator(), "Wrench").set(rank, 5L).set(kind, "property-extension").build();

    assertThat(rank.find(tool)).contains(5L);
    assertThat(tool.extensions().getFirst().kind()).contains(ExtensionKind.PROPERTY_EXTENSION);
    assertThat(
            Draft.next(tool, Samples.NOON.plusSeconds(1))
                .without(rank)
                .without(kind)
                .build()
                .extensions())
        .isEmpty();
    assertThat(rank.selector()).hasToString("extensions." + EXTENSION + ".rank");
  }

  @Test
  void draftsCustomObjects() {
    Property<Custom, Double> depth = Property.number("depth_of_well");

    Custom well = Draft.custom("x-well", creator()).set(depth, 12.5).build();

    assertThat(well.type()).isEqualTo("x-well");
    assertThat(depth.find(well)).contains(12.5);
    assertThat(well.created()).contains(new StixTimestamp("2031-05-01T12:00:00.123Z"));
  }

  @Test
  void draftsMarkingsWithoutAVersion() {
    MarkingDefinition statement = MarkingDefinition.statement(creator(), "Not for resale").build();
    MarkingDefinition extended =
        MarkingDefinition.extended(
                creator(), EXTENSION, Samples.json("{'end_date':'2031-06-01T00:00:00Z'}"))
            .set(MarkingDefinition.NAME, "Until June")
            .build();

    assertThat(statement.statement()).contains("Not for resale");
    assertThat(statement.source().modified()).isEmpty();
    assertThat(extended.definitionType()).isEmpty();
    assertThat(extended.extensions().getFirst().kind()).contains(ExtensionKind.PROPERTY_EXTENSION);
  }

  @Test
  void refusesNumbersThatAreNone() {
    Draft<Location> draft = Location.inCountry(creator(), "zz");

    assertThatThrownBy(() -> draft.set(Location.PRECISION, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Location.Coordinates(91, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Location.at(creator(), new Location.Coordinates(-12.5, 130)).build().latitude())
        .contains(-12.5);
  }

  @Test
  void aBundleTakesEachObjectOnceAndBringsItsMarkings() {
    Creator creator = creator();
    Report first =
        Report.draft(creator, "Flood", Samples.DAWN, List.of(Samples.id("indicator")))
            .mark(Tlp.GREEN)
            .build();
    StixId tlp1 = Tlp.RED.markings().getLast();
    Tool second = Tool.draft(creator, "Wrench").set(Tool.OBJECT_MARKING_REFS, tlp1).build();

    Bundle bundle =
        BundleDraft.of(creator.ids())
            .add(first, first, second)
            .addTlpDefinitions()
            .addTlpDefinitions()
            .build();

    assertThat(bundle.objects())
        .extracting(StixObject::id)
        .containsExactly(first.id(), second.id(), Tlp.GREEN.marking(), tlp1);
    assertThat(bundle.objects().getFirst().source()).isEqualTo(first.source().source());
    assertThat(Bundle.parse(bundle.toBytes())).isEqualTo(bundle);
  }

  @Test
  void theIdOfAnObservableFollowsFromItsContent() {
    Ipv4Address first = Ipv4Address.draft("198.51.100.3").build();
    Ipv4Address other = Ipv4Address.draft("198.51.100.4").build();
    FileObject file =
        FileObject.named("pump.bin")
            .set(FileObject.HASHES, Hashes.sha256("ab".repeat(32)))
            .set(FileObject.NTFS, NtfsExtension.draft().set(NtfsExtension.SID, "S-1-5").build())
            .build();

    // Computed with another program from {"value":"198.51.100.3"}.
    assertThat(first.id()).hasToString("ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4");
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(first.id()).isEqualTo(Ipv4Address.draft("198.51.100.3").build().id());
    assertThat(file.ntfs().flatMap(NtfsExtension::sid)).contains("S-1-5");
    assertThat(file.source().created()).isEmpty();
  }

  @Test
  void anObservableWithoutContentToNameItNeedsAnId() {
    Draft<UserAccount> draft = UserAccount.draft().set(UserAccount.DISPLAY_NAME, "Pump keeper");

    assertThatThrownBy(draft::build).isInstanceOf(StixException.class).hasMessageContaining("/id");
    UserAccount account = draft.set(Observable.ID, Samples.id("user-account")).build();
    assertThat(account.id()).isEqualTo(Samples.id("user-account"));
    assertThat(ProcessObject.draft(creator().ids()).set(ProcessObject.PID, 7L).build().pid())
        .contains(7L);
  }

  @Test
  void saysWhichRuleOfItsTypeIsBroken() {
    Draft<Malware> family = Malware.draft(creator(), true);
    Draft<NetworkTraffic> traffic = NetworkTraffic.draft(List.of("tcp"));

    assertThatThrownBy(family::build)
        .isInstanceOf(StixException.class)
        .hasMessageContaining("/name");
    assertThatThrownBy(traffic::build).isInstanceOf(StixException.class);
  }

  @Test
  void anEmptyBundleIsOne() {
    Bundle bundle = BundleDraft.of(() -> new UUID(0x4000L, 1L << 63)).build();

    assertThat(bundle.objects()).isEmpty();
  }

  @Test
  void refusesABundleWithTwoContentsOfOneVersion() {
    StixObject one = Samples.object("tool", "'name':'one'");
    StixObject other = Samples.object("tool", "'name':'other'");
    BundleDraft draft = BundleDraft.of(creator().ids()).addAll(List.of(one, other));

    assertThatThrownBy(draft::build).isInstanceOf(StixException.class);
  }
}
