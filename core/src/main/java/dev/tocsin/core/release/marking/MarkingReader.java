package dev.tocsin.core.release.marking;

import dev.tocsin.core.release.marking.ReadMarking.Kind;
import dev.tocsin.core.release.marking.ReadMarking.NotUnderstood;
import dev.tocsin.core.release.marking.ReadMarking.Understood;
import dev.tocsin.core.release.terms.Audience;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads marking definitions. A level of the Traffic Light Protocol is known by its id alone; all
/// others must be understood to the last property.
public final class MarkingReader {
  private static final int NAME_MAX = 120;
  private static final Set<String> NAMES =
      Set.of(
          "type",
          "spec_version",
          "id",
          "created",
          "created_by_ref",
          "external_references",
          "object_marking_refs",
          "granular_markings",
          "name",
          "definition_type",
          "definition",
          "extensions");

  private MarkingReader() {}

  /// The meaning of a marking.
  ///
  /// @param definitions finds the definition of a marking that is not built in
  public static ReadMarking read(
      StixId marking, Function<StixId, Optional<StixObject>> definitions) {
    return level(marking)
        .orElseGet(() ->
            definitions
                .apply(marking)
                .filter(definition -> definition.id().equals(marking))
                .map(MarkingReader::read)
                .orElseGet(() ->
                    new NotUnderstood(
                        marking, marking.toString(), "Its definition is not at hand.")));
  }

  /// The meaning of a definition.
  public static ReadMarking read(StixObject definition) {
    return level(definition.id()).orElseGet(() -> other(definition));
  }

  private static Optional<ReadMarking> level(StixId marking) {
    return Tlp.fromMarking(marking)
        .map(level -> {
          boolean asks =
              level == Tlp.AMBER && Tlp.editionOf(marking).equals(Optional.of(Tlp.Edition.TLP_1));
          return new Understood(
              marking,
              asks ? level.label() + " of TLP 1" : level.label(),
              Kind.TLP,
              Terms.of(asks ? askingClients() : Audience.of(level)),
              Optional.of(level),
              List.of());
        });
  }

  static Audience askingClients() {
    return new Audience(Audience.Reach.CLIENTS_IF_ASKED, Optional.empty());
  }

  private static ReadMarking other(StixObject definition) {
    if (!NAMES.containsAll(definition.json().members().keySet())) {
      return unknown(definition, "It has a property that is not understood.");
    }
    Optional<String> type = definition.text("definition_type");
    if (definition.json().members().get("extensions") instanceof JsonObject extensions) {
      return extensions.members().size() == 1 && type.isEmpty()
          ? extended(definition, extensions)
          : unknown(definition, "It says more than one thing.");
    }
    if (type.equals(Optional.of("statement"))
        && definition.json().members().get("definition") instanceof JsonObject content
        && content.members().size() == 1
        && content.members().get("statement") instanceof JsonString(String text)) {
      return understood(definition, Kind.STATEMENT, new Reading(Terms.LOOSEST, List.of(text)));
    }
    return unknown(definition, "It is of a kind that is not known.");
  }

  private static ReadMarking extended(StixObject definition, JsonObject extensions) {
    String key = extensions.members().firstEntry().getKey();
    if (!(extensions.members().get(key) instanceof JsonObject content)) {
      return unknown(definition, "Its extension is no object.");
    }
    return switch (key) {
      case Handling.EXTENSION -> handling(definition, content);
      case IepPolicy.EXTENSION ->
          read(definition, Kind.IEP, new Fields(content, IepPolicy.NAMES), IepPolicy::read);
      case AcsMarking.EXTENSION ->
          read(
              definition,
              Kind.ACS,
              new Fields(content, AcsMarking.NAMES),
              fields -> AcsMarking.read(content, fields));
      default -> unknown(definition, "Its extension is not known.");
    };
  }

  private static ReadMarking handling(StixObject definition, JsonObject content) {
    return switch (Handling.read(content)) {
      case Handling.Reading.Read(Handling handling) ->
          new Understood(
              definition.id(),
              name(definition),
              Kind.HANDLING,
              handling.terms(),
              Optional.of(handling.least()),
              handling.caveats());
      case Handling.Reading.Faulty(List<String> faults) -> unknown(definition, sentence(faults));
    };
  }

  /// What a definition asks, with its caveats.
  record Reading(Terms terms, List<String> caveats) {}

  private static ReadMarking read(
      StixObject definition, Kind kind, Fields fields, Function<Fields, Reading> reader) {
    Reading reading = reader.apply(fields);
    return fields.faults().isEmpty()
        ? understood(definition, kind, reading)
        : unknown(definition, sentence(fields.faults()));
  }

  private static ReadMarking understood(StixObject definition, Kind kind, Reading reading) {
    return new Understood(
        definition.id(),
        name(definition),
        kind,
        reading.terms(),
        Optional.empty(),
        reading.caveats());
  }

  private static ReadMarking unknown(StixObject definition, String reason) {
    return new NotUnderstood(definition.id(), name(definition), reason);
  }

  private static String sentence(List<String> faults) {
    String all = String.join("; ", faults);
    return Character.toUpperCase(all.charAt(0)) + all.substring(1) + ".";
  }

  private static String name(StixObject definition) {
    String name = SafeText.line(definition.text("name").orElse(definition.id().toString())).text();
    return name.codePointCount(0, name.length()) <= NAME_MAX
        ? name
        : name.substring(0, name.offsetByCodePoints(0, NAME_MAX)) + "…";
  }
}
