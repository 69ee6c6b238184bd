package dev.tocsin.stix.validate;

import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.spec.ObjectKind;
import dev.tocsin.stix.spec.ObjectSpec;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Checks ids beyond their shape (STIX 2.1 §2.9).
final class IdCheck {
  private static final Set<String> VERSIONING =
      Set.of("created_by_ref", "created", "modified", "revoked");

  private IdCheck() {}

  /// Checks that the UUID of a well-formed id is one of RFC 4122: of its variant, and versions 1 to
  /// 5. Versions 6 to 8 came later with RFC 9562.
  static void uuid(Findings findings, String id) {
    char variant = id.charAt(id.length() - 17);
    char version = version(id);
    if ("89ab".indexOf(variant) < 0 || version < '1' || version > '8') {
      findings.error("2.9", "the UUID is none of RFC 4122");
    } else if (version > '5') {
      findings.warning("2.9", "the version of the UUID is not one of RFC 4122");
    }
  }

  private static char version(String id) {
    return id.charAt(id.length() - 22);
  }

  /// Checks the id of an object against its type and kind.
  static void own(Walk walk, JsonObject json, String type, Optional<ObjectSpec> spec) {
    String id = Walk.text(json, "id");
    if (!StixId.isId(id)) {
      return;
    }
    if (StixId.isType(type) && !StixId.isIdOf(type, id)) {
      fault(walk, "the id starts with another type than the object has");
      return;
    }
    if (spec.isEmpty()) {
      return;
    }
    ObjectKind kind = spec.get().kind();
    if (kind == ObjectKind.OBSERVABLE) {
      observable(walk, json, id, spec.get());
    } else if (version(id) != '4' && version(id) > '0' && version(id) < '9') {
      walk.findings().fault(Severity.WARNING, "id", "2.9", "the id should have a version 4 UUID");
    }
  }

  private static void observable(Walk walk, JsonObject json, String id, ObjectSpec spec) {
    boolean contributes = spec.contributing().stream().anyMatch(json.members()::containsKey);
    char version = version(id);
    if (!contributes) {
      if (version != '4') {
        fault(walk, "the id must have a version 4 UUID, since no property contributes to it");
      }
      return;
    }
    if (version != '5') {
      if (version != '4' || walk.strict()) {
        warn(walk, "the id should have a version 5 UUID made of the contributing properties");
      }
      return;
    }
    Optional<UUID> expected = walk.options().ids().of(spec, json);
    if (expected.isEmpty()) {
      return;
    }
    if (!id.endsWith(expected.get().toString())) {
      warn(walk, "the UUID is not the one that the contributing properties give");
    } else if (json.members().keySet().stream().anyMatch(VERSIONING::contains)) {
      walk.findings()
          .fault(
              Severity.ERROR,
              "id",
              "3.6",
              "an observable that is versioned must not have its id in the common namespace");
    }
  }

  private static void fault(Walk walk, String sentence) {
    walk.findings().fault(Severity.ERROR, "id", "2.9", sentence);
  }

  private static void warn(Walk walk, String sentence) {
    walk.findings().fault(Severity.WARNING, "id", "2.9", sentence);
  }
}
