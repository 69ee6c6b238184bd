package dev.tocsin.stix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.graph.StixGraph;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.marking.Marked;
import dev.tocsin.stix.marking.Selector;
import dev.tocsin.stix.model.Authored;
import dev.tocsin.stix.model.BundleDraft;
import dev.tocsin.stix.model.Creator;
import dev.tocsin.stix.model.Custom;
import dev.tocsin.stix.model.DomainName;
import dev.tocsin.stix.model.Draft;
import dev.tocsin.stix.model.Event;
import dev.tocsin.stix.model.EventStatus;
import dev.tocsin.stix.model.Identity;
import dev.tocsin.stix.model.Indicator;
import dev.tocsin.stix.model.LanguageContent;
import dev.tocsin.stix.model.Observable;
import dev.tocsin.stix.model.Property;
import dev.tocsin.stix.model.Relationship;
import dev.tocsin.stix.model.Report;
import dev.tocsin.stix.model.Samples;
import dev.tocsin.stix.model.StixEntity;
import dev.tocsin.stix.model.Translation;
import dev.tocsin.stix.model.Versions;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The examples of `docs/guide/stix.md`: each code block there is one region here.
class GuideTest {
  private static final Instant NOW = Samples.NOON;
  private final Creator creator = Samples.creator();

  @Test
  void reads() {
    byte[] bytes = warning().toBytes();
    // region read
    Bundle bundle = Bundle.parse(bytes);
    List<String> lines = new ArrayList<>();
    for (StixEntity entity : StixEntity.all(bundle)) {
      lines.add(
          switch (entity) {
            case Indicator indicator -> "look for " + indicator.pattern();
            case Relationship link -> link.sourceRef() + " " + link.relationshipType();
            case Observable seen -> "seen: " + seen.id();
            case Custom custom -> "of unknown type " + custom.type();
            case Authored other -> other.type();
          });
    }
    // endregion
    assertThat(lines)
        .contains("look for [url:value = 'https://pump.example/call']", "identity", "report");
  }

  @Test
  void readsWhatOthersAdded() {
    StixEntity entity = Draft.custom("x-valve", creator).set(Property.integer("rank"), 3L).build();
    // region custom
    Property<StixEntity, Long> rank = Property.integer("rank");
    Optional<Long> found = rank.find(entity);
    byte[] original = entity.source().source().toByteArray();
    // endregion
    assertThat(found).contains(3L);
    assertThat(StixObject.parse(original)).isEqualTo(entity.source());
  }

  @Test
  void buildsObservables() {
    // region observe
    DomainName mine = DomainName.draft("pump.example").build();
    DomainName theirs = DomainName.draft("pump.example").build();
    // endregion
    assertThat(mine.id()).isEqualTo(theirs.id());
  }

  @Test
  void validates() {
    byte[] bytes = "{\"type\":\"report\"}".getBytes(UTF_8);
    // region validate
    Validator validator = Validator.of(Options.standard());
    List<String> faults =
        validator.validate(bytes).faults().stream()
            .map(fault ->
                fault.pointer() + " (STIX 2.1 §" + fault.section() + "): " + fault.sentence())
            .toList();
    // endregion
    assertThat(faults).anyMatch(fault -> fault.startsWith("/name (STIX 2.1 §"));
    assertThat(validator.validate(warning().toBytes()).isValid()).isTrue();
  }

  private Bundle warning() {
    // region build
    Identity waterworks = Identity.draft(creator, "Waterworks of Anywhere").build();
    Creator us = creator.as(waterworks.id());

    Indicator call =
        Indicator.draft(us, "[url:value = 'https://pump.example/call']", Creator.timestamp(NOW))
            .set(Indicator.NAME, "Call of a pump that is not ours")
            .set(Indicator.INDICATOR_TYPES, "malicious-activity")
            .set(Indicator.CONFIDENCE, 80L)
            .mark(Tlp.AMBER)
            .build();
    Event overflow =
        Event.draft(us, EventStatus.ONGOING)
            .set(Event.NAME, "A basin runs over")
            .mark(Tlp.AMBER)
            .build();
    Report warning =
        Report.draft(us, "Pumps call out", Creator.timestamp(NOW), List.of(call.id()))
            .set(Report.REPORT_TYPES, "threat-report")
            .mark(Tlp.AMBER)
            .build();

    Bundle bundle =
        BundleDraft.of(us.ids())
            .add(waterworks, call, overflow, warning)
            .addTlpDefinitions()
            .build();
    // endregion
    return bundle;
  }

  @Test
  void buildsAWarning() {
    Bundle bundle = warning();

    assertThat(bundle.objects())
        .extracting(StixObject::type)
        .containsExactly("identity", "indicator", "event", "report", "marking-definition");
  }

  @Test
  void makesNewVersions() {
    Indicator indicator = StixEntity.all(warning(), Indicator.class).getFirst();
    Instant later = NOW.plusSeconds(60);
    Instant evenLater = NOW.plusSeconds(120);
    // region version
    Indicator surer = Draft.next(indicator, later).set(Indicator.CONFIDENCE, 95L).build();
    StixObject withdrawn = Versions.revoke(surer.source(), evenLater);
    // endregion
    assertThat(surer.confidence()).contains(95L);
    assertThat(Versions.isRevoked(withdrawn)).isTrue();
  }

  @Test
  void marksAPortion() {
    Indicator indicator = StixEntity.all(warning(), Indicator.class).getFirst();
    Instant later = NOW.plusSeconds(60);
    // region mark
    Selector name = Indicator.NAME.selector();
    Marked marked = Marked.of(indicator.source()).add(Tlp.RED.marking(), name);

    Optional<Tlp> ofTheName = marked.tlp(name);
    Optional<Tlp> ofTheRest = marked.tlp(Selector.parse("indicator_types.[0]"));
    StixObject toShare = Versions.next(indicator.source(), marked.object().json(), later);
    // endregion
    assertThat(ofTheName).contains(Tlp.RED);
    assertThat(ofTheRest).contains(Tlp.AMBER);
    assertThat(toShare.granularMarkingRefs()).containsExactly(Tlp.RED.marking());
  }

  @Test
  void translates() {
    Indicator indicator = StixEntity.all(warning(), Indicator.class).getFirst();
    // region translate
    JsonObject german =
        JsonObject.builder().put("name", "Ruf einer Pumpe, die nicht unsere ist").build();
    LanguageContent texts =
        LanguageContent.draft(
                creator, indicator.source(), JsonObject.builder().put("de", german).build())
            .build();

    Translation shown = Translation.of(indicator.source(), List.of(texts), List.of("de-AT", "en"));
    // endregion
    assertThat(((Indicator) shown.view()).name()).contains("Ruf einer Pumpe, die nicht unsere ist");
  }

  @Test
  void followsReferences() {
    Bundle bundle = warning();
    Report report = StixEntity.all(bundle, Report.class).getFirst();
    // region graph
    StixGraph graph = StixGraph.of(bundle);
    Collection<StixId> needed = graph.closure(List.of(report.id()));
    boolean whole = graph.dangling().stream().noneMatch(gap -> needed.contains(gap.from()));
    // endregion
    assertThat(needed).hasSize(4);
    assertThat(whole).isTrue();
  }

  @Test
  void theGuideShowsTheseRegionsAndNothingElse() throws Exception {
    Path root = root();
    Map<String, String> regions =
        regions(
            Files.readString(
                root.resolve("stix/src/test/java/dev/tocsin/stix/GuideTest.java"), UTF_8));
    String guide = Files.readString(root.resolve("docs/guide/stix.md"), UTF_8);

    Map<String, String> blocks = new LinkedHashMap<>();
    var block = Pattern.compile("<!-- region (\\w+) -->\n```java\n(.*?)```", Pattern.DOTALL);
    block.matcher(guide).results().forEach(found -> blocks.put(found.group(1), found.group(2)));

    assertThat(blocks).isEqualTo(regions);
    assertThat(Pattern.compile("```java").matcher(guide).results()).hasSameSizeAs(blocks.keySet());
  }

  private static Map<String, String> regions(String source) {
    Map<String, String> regions = new LinkedHashMap<>();
    Pattern.compile(
            "^    // region (\\w+)\n(.*?)^    // endregion", Pattern.DOTALL | Pattern.MULTILINE)
        .matcher(source)
        .results()
        .forEach(found ->
            regions.put(found.group(1), found.group(2).stripTrailing().stripIndent() + "\n"));
    return regions;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("tocsin"))) {
      folder = Optional.ofNullable(folder.getParent()).orElseThrow();
    }
    return folder;
  }
}
