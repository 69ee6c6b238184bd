package dev.tocsin.stix.model;

import dev.tocsin.stix.DeterministicId;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.spec.ObjectSpec;
import dev.tocsin.stix.spec.Specification;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Report;
import dev.tocsin.stix.validate.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/// What drafts check and put together.
final class Valid {
  private static final String MARKINGS = "object_marking_refs";
  private static final Validator VALIDATOR = Validator.of(Options.standard());

  private Valid() {}

  /// The object of these properties. Broken SHOULDs are let through.
  ///
  /// @throws StixException with all broken MUSTs, up to the validator's limit
  static StixObject object(JsonObject json) throws StixException {
    Report report = VALIDATOR.validate(json);
    if (!report.isValid()) {
      throw new StixException(
          report.faults().stream().filter(fault -> fault.severity() == Severity.ERROR).toList());
    }
    return StixObject.of(json);
  }

  /// The observable of these properties, with the id that follows from them unless it has one.
  ///
  /// @throws StixException with all broken MUSTs, or if no id follows
  static StixObject observable(JsonObject json) throws StixException {
    return object(json.member("id").isPresent() ? json : identified(json));
  }

  private static JsonObject identified(JsonObject json) {
    Optional<String> type =
        json.member("type").map(value -> value instanceof JsonString(String text) ? text : "");
    List<String> contributing =
        type.flatMap(Specification::object).map(ObjectSpec::contributing).orElse(List.of());
    UUID uuid =
        DeterministicId.of(json, contributing)
            .orElseThrow(() ->
                new StixException(
                    List.of(
                        new StixFault(
                            "/id",
                            "3.4",
                            "no property is there that an id follows from; set one of "
                                + contributing
                                + " or the id"))));
    StixId id = new StixId(type.orElseThrow(), uuid);
    SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
    json.members()
        .forEach((name, value) -> {
          members.put(name, value);
          if (name.equals("spec_version")) {
            members.put("id", new JsonString(id.toString()));
          }
        });
    return new JsonObject(members);
  }

  /// The properties with one more marking of the whole object.
  static JsonObject marked(JsonObject json, StixId marking) {
    List<JsonValue> markings = new ArrayList<>();
    if (json.members().get(MARKINGS) instanceof JsonArray present) {
      markings.addAll(present.elements());
    }
    JsonString added = new JsonString(marking.toString());
    if (!markings.contains(added)) {
      markings.add(added);
    }
    return JsonEdit.put(json, List.of(MARKINGS), new JsonArray(markings));
  }
}
