package dev.tocsin.stix.spec;

import static dev.tocsin.stix.spec.ObjectKind.DOMAIN_OBJECT;
import static dev.tocsin.stix.spec.ObjectKind.OBSERVABLE;
import static dev.tocsin.stix.spec.Types.integer;
import static dev.tocsin.stix.spec.Types.refTo;
import static dev.tocsin.stix.spec.Types.refs;
import static dev.tocsin.stix.spec.Types.text;
import static dev.tocsin.stix.spec.Types.timestamp;
import static dev.tocsin.stix.spec.Types.truth;

import java.util.List;
import java.util.Map;

/// The relationship objects (STIX 2.1 §5).
final class RelationshipObjects {
  private RelationshipObjects() {}

  static List<ObjectSpec> all() {
    return List.of(relationship(), sighting());
  }

  private static ObjectSpec object(Form form) {
    return new ObjectSpec(
        form.name(), ObjectKind.RELATIONSHIP_OBJECT, form, List.of(), Map.of(), "");
  }

  private static ObjectSpec relationship() {
    return object(
        CommonProperties.versioned("relationship", "5.1", "5.1.2")
            .required("relationship_type", text(TextForm.RELATIONSHIP_TYPE))
            .optional("description", text())
            .required("source_ref", refTo(DOMAIN_OBJECT, OBSERVABLE))
            .required("target_ref", refTo(DOMAIN_OBJECT, OBSERVABLE))
            .optional("start_time", timestamp())
            .optional("stop_time", timestamp())
            .strictOrder("start_time", "stop_time")
            .build());
  }

  /// Errata 01 prints `summary` as a string with the default `false`; it is a boolean.
  private static ObjectSpec sighting() {
    return object(
        CommonProperties.versioned("sighting", "5.2", "5.2.1")
            .optional("description", text())
            .optional("first_seen", timestamp())
            .optional("last_seen", timestamp())
            .optional("count", integer(0, 999_999_999))
            .required("sighting_of_ref", refTo(DOMAIN_OBJECT))
            .optional("observed_data_refs", refs("observed-data"))
            .optional("where_sighted_refs", refs("identity", "location"))
            .optional("summary", truth())
            .order("first_seen", "last_seen")
            .build());
  }
}
