package dev.tocsin.stix.spec;

import static dev.tocsin.stix.spec.Types.enumeration;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Extension definitions that this library knows the contents of.
final class KnownExtensions {
  /// TLP 2.0 (published by OASIS beside STIX 2.1).
  static final String TLP_2 = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

  static final List<ExtensionSpec> ALL =
      List.of(
          tlp(),
          IncidentExtension.core(),
          IncidentExtension.event(),
          IncidentExtension.impact(),
          IncidentExtension.task());

  private KnownExtensions() {}

  private static ExtensionSpec tlp() {
    Vocabulary levels =
        Vocabulary.ofWords("TLP 2.0 levels", "TLP 2.0", "clear green amber amber+strict red");
    Form form =
        Form.named("TLP 2.0", "TLP 2.0")
            .required("extension_type", Types.text())
            .required("tlp_2_0", enumeration(levels))
            .build();
    return new ExtensionSpec(
        TLP_2,
        "TLP 2.0",
        Set.of("property-extension"),
        Map.of("marking-definition", form),
        Set.of(),
        List.of());
  }
}
