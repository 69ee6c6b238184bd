package dev.tocsin.stix.spec;

import static dev.tocsin.stix.spec.Types.embedded;
import static dev.tocsin.stix.spec.Types.integer;
import static dev.tocsin.stix.spec.Types.listOf;
import static dev.tocsin.stix.spec.Types.literal;
import static dev.tocsin.stix.spec.Types.ref;
import static dev.tocsin.stix.spec.Types.refs;
import static dev.tocsin.stix.spec.Types.text;
import static dev.tocsin.stix.spec.Types.texts;
import static dev.tocsin.stix.spec.Types.timestamp;
import static dev.tocsin.stix.spec.Types.truth;

import dev.tocsin.stix.spec.DataType.Precision;
import dev.tocsin.stix.spec.Property.Presence;
import java.util.List;

/// The common properties (STIX 2.1 §3.2), and which kind of object has which.
final class CommonProperties {
  static final Form ALL = all();

  private static final List<String> REQUIRED =
      List.of("type", "spec_version", "id", "created", "modified");
  private static final List<String> OPTIONAL =
      List.of(
          "revoked",
          "labels",
          "confidence",
          "lang",
          "external_references",
          "object_marking_refs",
          "granular_markings",
          "extensions");

  /// What an extension that adds a domain or relationship object must keep to.
  static final Form ADDED_OBJECT = versioned("added object", "7.3", "7.3").build();

  /// What an extension that adds an observable must keep to.
  static final Form ADDED_OBSERVABLE = observable("added observable", "7.3").build();

  /// What any object at all may have.
  static final Form OF_ANY = ofAny();

  /// What an observable of the deprecated container may have.
  static final Form CONTAINED = contained(ADDED_OBSERVABLE);

  private CommonProperties() {}

  private static Form ofAny() {
    Form.Builder form = new Form.Builder("custom object", "11.2", "11.2.1");
    for (String name : ALL.properties().keySet()) {
      boolean required = name.equals("type") || name.equals("id");
      copy(form, name, required ? Presence.REQUIRED : Presence.OPTIONAL);
    }
    return form.rule(modifiedAfterCreated()).build();
  }

  static Form contained(Form observable) {
    Form.Builder form =
        new Form.Builder(observable.name(), observable.section(), observable.section());
    for (Property each : observable.properties().values()) {
      boolean free = each.name().equals("id") || each.presence() == Presence.DISPUTED;
      Presence presence = free ? Presence.OPTIONAL : each.presence();
      form.add(new Property(each.name(), each.type(), presence, each.deprecated(), each.section()));
    }
    observable.rules().forEach(form::rule);
    return form.build();
  }

  private static Form all() {
    return Form.named("common properties", "3.2")
        .required("type", text())
        .required("spec_version", literal("2.1"))
        .required("id", ref())
        .recommended("created_by_ref", ref("identity"))
        .required("created", timestamp(Precision.MILLISECOND))
        .required("modified", timestamp(Precision.MILLISECOND))
        .optional("revoked", truth())
        .optional("labels", texts())
        .optional("confidence", integer(0, 100))
        .recommended("lang", text(TextForm.LANGUAGE))
        .optional("external_references", listOf(embedded(EmbeddedTypes.EXTERNAL_REFERENCE)))
        .optional("object_marking_refs", refs("marking-definition"))
        .optional("granular_markings", listOf(embedded(EmbeddedTypes.GRANULAR_MARKING)))
        .optional("defanged", truth())
        .optional("extensions", new DataType.Extensions())
        .build();
  }

  /// Starts a type that has all of them but `defanged`, as domain and relationship objects do.
  ///
  /// @param table the section of the property table
  static Form.Builder versioned(String type, String section, String table) {
    Form.Builder form = new Form.Builder(type, section, table);
    REQUIRED.forEach(name -> copy(form, name, Presence.REQUIRED));
    copy(form, "created_by_ref", Presence.RECOMMENDED);
    OPTIONAL.forEach(
        name -> copy(form, name, name.equals("lang") ? Presence.RECOMMENDED : Presence.OPTIONAL));
    return form.rule(modifiedAfterCreated());
  }

  /// Starts an observable.
  static Form.Builder observable(String type, String section) {
    Form.Builder form = new Form.Builder(type, section, section + ".1");
    copy(form, "type", Presence.REQUIRED);
    copy(form, "id", Presence.REQUIRED);
    for (String name :
        List.of(
            "spec_version", "object_marking_refs", "granular_markings", "defanged", "extensions")) {
      copy(form, name, Presence.OPTIONAL);
    }
    return form;
  }

  /// Starts a type with the common properties named.
  static Form.Builder some(
      String type, String section, String table, List<String> required, List<String> optional) {
    Form.Builder form = new Form.Builder(type, section, table);
    required.forEach(name -> copy(form, name, Presence.REQUIRED));
    optional.forEach(name -> copy(form, name, Presence.OPTIONAL));
    return required.contains("modified") ? form.rule(modifiedAfterCreated()) : form;
  }

  private static Rule modifiedAfterCreated() {
    return new Rule.Order("3.6.1", "created", "modified", true);
  }

  private static void copy(Form.Builder form, String name, Presence presence) {
    Property common = ALL.properties().get(name);
    if (common == null) {
      throw new IllegalArgumentException("not a common property: " + name);
    }
    form.add(new Property(name, common.type(), presence, false, common.section()));
  }
}
