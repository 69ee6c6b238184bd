package dev.tocsin.stix.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.SharedData;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.graph.StixGraph;
import dev.tocsin.stix.marking.Marked;
import dev.tocsin.stix.marking.Selector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Sees published bundles as types, where they are at hand.
class AttackViewsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ics-attack-18.1.json.gz",
        "mobile-attack-17.1.json.gz",
        "enterprise-18.1-as21.json.gz"
      })
  void everyByteOfEveryObjectStays(String name) throws IOException {
    byte[] original = SharedData.unzip("attack/" + name);
    Bundle bundle = Bundle.parse(original);

    Bundle again = Bundle.parse(bundle.toBytes());

    assertThat(again).isEqualTo(bundle);
    List<String> changed = new ArrayList<>();
    for (StixObject object : bundle.objects()) {
      StixEntity view = StixEntity.of(object);
      Accessors.callAll(view);
      StixObject alone = StixObject.parse(view.source().source().toByteArray());
      if (!alone.source().equals(object.source())) {
        changed.add(object.id().toString());
      }
    }
    assertThat(changed).isEmpty();
    assertThat(StixEntity.all(bundle).stream().filter(Custom.class::isInstance))
        .allMatch(custom -> custom.type().startsWith("x-mitre-"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ics-attack-18.1.json.gz"})
  void theGraphOfAPublishedBundleIsWhole(String name) throws IOException {
    Bundle bundle = Bundle.parse(SharedData.unzip("attack/" + name));

    StixGraph graph = StixGraph.of(bundle);

    assertThat(graph.ids()).hasSameSizeAs(bundle.objects());
    assertThat(graph.closure(graph.ids())).hasSameSizeAs(graph.ids());
    for (Relationship relationship : StixEntity.all(bundle, Relationship.class)) {
      assertThat(graph.outgoing(relationship.id()))
          .anyMatch(reference -> reference.to().equals(relationship.targetRef()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mobile-attack-17.1.json.gz"})
  void markingAndUnmarkingGivesBackWhatWasThere(String name) throws IOException {
    Selector type = Selector.parse("type");
    StixId marking = Tlp.RED.marking();

    for (StixObject object : Bundle.parse(SharedData.unzip("attack/" + name)).objects()) {
      Marked marked = Marked.of(object);

      assertThat(marked.clear(type).object()).isSameAs(object);
      assertThat(marked.add(marking, type).remove(marking, type).object().json())
          .isEqualTo(object.json());
    }
  }
}
