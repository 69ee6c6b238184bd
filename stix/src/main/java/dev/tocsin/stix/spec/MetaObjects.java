package dev.tocsin.stix.spec;

import static dev.tocsin.stix.spec.Types.enumeration;
import static dev.tocsin.stix.spec.Types.listOf;
import static dev.tocsin.stix.spec.Types.ref;
import static dev.tocsin.stix.spec.Types.text;
import static dev.tocsin.stix.spec.Types.timestamp;

import dev.tocsin.stix.spec.DataType.MarkingBody;
import dev.tocsin.stix.spec.DataType.StixObjects;
import dev.tocsin.stix.spec.DataType.Translations;
import java.util.List;
import java.util.Map;

/// The meta objects (STIX 2.1 §7) and the bundle (§8).
final class MetaObjects {
  /// The body of a statement marking (§7.2.1.3).
  static final Form STATEMENT =
      Form.named("statement", "7.2.1.3").required("statement", text()).build();

  /// The body of a TLP marking (§7.2.1.4).
  static final Form TLP = Form.named("tlp", "7.2.1.4").required("tlp", text()).build();

  private static final List<String> VERSIONED =
      List.of("type", "spec_version", "id", "created", "modified");

  private MetaObjects() {}

  static List<ObjectSpec> all() {
    return List.of(languageContent(), markingDefinition(), extensionDefinition());
  }

  private static ObjectSpec object(Form form) {
    return new ObjectSpec(form.name(), ObjectKind.META_OBJECT, form, List.of(), Map.of(), "");
  }

  private static ObjectSpec languageContent() {
    return object(
        CommonProperties.some(
                "language-content",
                "7.1",
                "7.1.1",
                VERSIONED,
                List.of(
                    "created_by_ref",
                    "revoked",
                    "labels",
                    "confidence",
                    "external_references",
                    "object_marking_refs",
                    "granular_markings",
                    "extensions"))
            .required("object_ref", ref())
            .optional("object_modified", timestamp())
            .required("contents", new Translations())
            .build());
  }

  private static ObjectSpec markingDefinition() {
    return object(
        CommonProperties.some(
                "marking-definition",
                "7.2.1",
                "7.2.1",
                List.of("type", "spec_version", "id", "created"),
                List.of(
                    "created_by_ref",
                    "external_references",
                    "object_marking_refs",
                    "granular_markings",
                    "extensions"))
            .optional("name", text())
            .deprecated("definition_type", text())
            .deprecated("definition", new MarkingBody())
            .atLeastOne("definition_type", "extensions")
            .atLeastOne("definition", "extensions")
            .build());
  }

  private static ObjectSpec extensionDefinition() {
    return object(
        CommonProperties.some(
                "extension-definition",
                "7.3",
                "7.3.1",
                List.of("type", "spec_version", "id", "created", "modified", "created_by_ref"),
                List.of(
                    "revoked",
                    "labels",
                    "external_references",
                    "object_marking_refs",
                    "granular_markings"))
            .required("name", text())
            .recommended("description", text())
            .required("schema", text())
            .required("version", text())
            .required("extension_types", listOf(enumeration(Vocabularies.EXTENSION_TYPE)))
            .optional("extension_properties", listOf(text(TextForm.PROPERTY_NAME)))
            .build());
  }

  static ObjectSpec bundle() {
    Form form =
        CommonProperties.some("bundle", "8", "8.1", List.of("type", "id"), List.of())
            .optional("objects", new StixObjects())
            .build();
    return new ObjectSpec("bundle", ObjectKind.BUNDLE, form, List.of(), Map.of(), "");
  }
}
