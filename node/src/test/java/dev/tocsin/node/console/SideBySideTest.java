package dev.tocsin.node.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.Recipient;
import dev.tocsin.core.release.policy.Policy;
import dev.tocsin.core.release.render.Gap;
import dev.tocsin.core.release.render.Renderer;
import dev.tocsin.core.release.render.Rendering;
import dev.tocsin.log.Hash;
import dev.tocsin.node.compose.Marks;
import dev.tocsin.node.compose.Place;
import dev.tocsin.node.compose.PortionMarking;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.RenderingView;
import dev.tocsin.node.desk.StatementView.Line;
import dev.tocsin.node.desk.StatementView.ObjectView;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.Readable;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.model.Creator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final Instant NOW = Instant.parse("2031-11-20T19:05:00Z");
  private static final Marks RED = new Marks(Optional.of(Tlp.RED), List.of(), Marks.Wishes.NONE);

  /// What a partner that is trusted up to AMBER would get, with some places of the sample marked
  /// RED.
  static RenderingView sample(String... places) {
    var sample = Bundle.parse(DemoNodes.sampleWarning().toArray());
    var marking = new PortionMarking(sample, Creator.anonymous(UUID::randomUUID, () -> NOW));
    var chosen = Stream.of(places).map(text -> Place.read(text).orElseThrow()).toList();
    var draft = chosen.isEmpty() ? sample : marking.mark(chosen, RED).bundle();
    var prepared =
        Renderer.prepare(Bytes.of(draft.toBytes()), draft, Policy.conservative("meridian"));
    var recipient = new Recipient("shield", Recipient.Relation.STRANGER, Tlp.AMBER, Set.of(), true);
    var reader = new Renderer.Reader(recipient, Hash.of(new byte[] {1}), List.of());
    return view(draft, ((Renderer.Prepared.Ready) prepared).renderer().render(reader, NOW));
  }

  private static RenderingView view(Bundle draft, Rendering rendering) {
    Map<StixId, StixId> origins =
        rendering.ids().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    return new RenderingView(
        "harbour-shield",
        Hash.of(rendering.bytes().toArray()),
        sides(draft, Map.of()),
        sides(rendering.bundle(), origins),
        rendering,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        1,
        List.of(),
        false,
        false,
        false,
        List.of());
  }

  private static List<RenderingView.Side> sides(Bundle bundle, Map<StixId, StixId> origins) {
    var sides = new ArrayList<RenderingView.Side>();
    var readable = Readable.all(bundle);
    for (int number = 0; number < readable.size(); number++) {
      var id = bundle.objects().get(number).id();
      var each = readable.get(number);
      var lines = each.lines().stream().map(line -> new Line(line.label(), line.value())).toList();
      sides.add(
          new RenderingView.Side(
              id.toString(),
              origins.getOrDefault(id, id).toString(),
              new ObjectView(each.title(), each.kind(), lines)));
    }
    return sides;
  }

  private static SideBySide.Pair about(SideBySide sides, String title) {
    return sides.about().stream()
        .filter(pair -> pair.title().startsWith(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatGoesAsItIsStandsOnBothSides() {
    var sides = SideBySide.of(sample());
    assertThat(sides.about())
        .allSatisfy(pair -> {
          assertThat(pair.goes()).isTrue();
          assertThat(pair.otherId()).isEmpty();
          assertThat(pair.rows()).allMatch(SideBySide.Row::same);
        });
    assertThat(sides.links()).hasSize(8);
  }

  @Test
  void aWithheldFieldIsAGapInItsPlaceAndTheObjectLeavesUnderAnotherId() {
    var pair = about(SideBySide.of(sample("9:description")), "Alias Heron");
    var row = row(pair, "Description");
    assertThat(row.after()).isEmpty();
    assertThat(row.gaps())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.cause()).isEqualTo(Gap.Cause.MARKED);
          assertThat(gap.rule().word()).isEqualTo("audience.ceiling");
          assertThat(gap.reason()).contains("TLP:AMBER");
        });
    assertThat(pair.otherId()).isPresent();
    assertThat(row(pair, "Goals").same()).isTrue();
  }

  private static SideBySide.Row row(SideBySide.Pair pair, String label) {
    return pair.rows().stream().filter(row -> row.label().equals(label)).findFirst().orElseThrow();
  }

  @Test
  void oneOfSeveralNamesIsAGapBesideTheOthers() {
    var pair = about(SideBySide.of(sample("9:aliases.[1]")), "Alias Heron");
    var row = row(pair, "Aliases");
    assertThat(row.before()).isEqualTo("Heron; أبو ساهر");
    assertThat(row.after()).contains("Heron");
    assertThat(row.gaps()).hasSize(1);
  }

  @Test
  void aWithheldObjectSaysWhyAndSoDoesWhatCannotBeWithoutIt() {
    var sides = SideBySide.of(sample("9"));
    var pair = about(sides, "Alias Heron");
    assertThat(pair.goes()).isFalse();
    assertThat(pair.whole()).extracting(Gap::cause).containsExactly(Gap.Cause.MARKED);
    assertThat(sides.links())
        .filteredOn(link -> !link.goes())
        .isNotEmpty()
        .allSatisfy(link -> assertThat(link.whole().getFirst().cause()).isEqualTo(Gap.Cause.END));
    // The report's list of references is not read, so its gaps stand with the object.
    assertThat(about(sides, "Warning: attack").elsewhere())
        .extracting(Gap::cause)
        .isNotEmpty()
        .containsOnly(Gap.Cause.CUT);
  }

  @Test
  void everyGapIsShownOnce() {
    for (var places :
        List.of(
            new String[] {"4:latitude", "4:longitude"},
            new String[] {"2:extensions"},
            new String[] {"9", "9:name", "10:name", "11"},
            new String[] {"1:report_types", "1:confidence", "3:content"})) {
      var view = sample(places);
      var sides = SideBySide.of(view);
      var shown =
          Stream.of(sides.about(), sides.links(), sides.markings())
              .flatMap(List::stream)
              .flatMap(pair ->
                  Stream.of(
                          pair.whole().stream(),
                          pair.elsewhere().stream(),
                          pair.rows().stream().flatMap(row -> row.gaps().stream()))
                      .flatMap(gaps -> gaps))
              .collect(Collectors.toSet());
      assertThat(shown).containsExactlyInAnyOrderElementsOf(view.rendering().gaps());
    }
  }
}
