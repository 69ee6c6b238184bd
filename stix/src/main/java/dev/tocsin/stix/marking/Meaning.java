package dev.tocsin.stix.marking;

import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import java.util.List;
import java.util.Optional;

/// What a marking asks of those who receive what bears it. What is not understood is a value too,
/// so that nobody takes it for a permission.
public sealed interface Meaning {

  /// A level of the Traffic Light Protocol; the id decides.
  record Level(Tlp level, Tlp.Edition edition) implements Meaning {}

  /// A text for people, without effect on machines (STIX 2.1 §7.2.1.3).
  record Statement(String text) implements Meaning {}

  /// What extensions say, which this library does not judge.
  ///
  /// @param extensions the keys of `extensions`, in order
  record Extended(Optional<String> name, List<String> extensions) implements Meaning {
    public Extended {
      extensions = List.copyOf(extensions);
    }
  }

  /// Nothing that is understood: a definition of another type, or one that is not at hand.
  record Unknown(Optional<String> name) implements Meaning {}

  /// The meaning of a marking that objects of a bundle bear; its definition is taken from there.
  static Meaning of(StixId marking, Bundle bundle) {
    Optional<Meaning> level = level(marking);
    return level.orElseGet(
        () -> bundle.object(marking).map(Meaning::of).orElse(new Unknown(Optional.empty())));
  }

  /// The meaning of a marking definition. A statement with an extension may restrict more than its
  /// text says, so it is [Extended].
  static Meaning of(StixObject definition) {
    return level(definition.id()).orElseGet(() -> other(definition));
  }

  private static Optional<Meaning> level(StixId marking) {
    return Tlp.fromMarking(marking)
        .flatMap(level -> Tlp.editionOf(marking).map(edition -> new Level(level, edition)));
  }

  private static Meaning other(StixObject definition) {
    Optional<String> name = definition.text("name");
    if (definition.json().members().get("extensions") instanceof JsonObject extensions) {
      return new Extended(name, List.copyOf(extensions.members().keySet()));
    }
    boolean statement = definition.text("definition_type").filter("statement"::equals).isPresent();
    if (statement
        && definition.json().members().get("definition") instanceof JsonObject inner
        && inner.members().get("statement") instanceof JsonString(String text)) {
      return new Statement(text);
    }
    return new Unknown(name);
  }
}
