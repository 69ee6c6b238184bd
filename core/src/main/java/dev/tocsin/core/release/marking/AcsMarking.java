package dev.tocsin.core.release.marking;

import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The Access Control Specification 3.0 as an extension of STIX 2.1. One case of it is understood:
/// unclassified, shared and usable by default, without any further control. Anything else is held
/// back, since a rule that is read wrongly gives away what another state protects. It goes with
/// what bears it verbatim.
final class AcsMarking {
  static final String EXTENSION = "extension-definition--3a65884d-005a-4290-8335-cb2d778a83ce";

  static final Set<String> NAMES =
      Set.of(
          "extension_type",
          "identifier",
          "name",
          "create_date_time",
          "responsible_entity_custodian",
          "responsible_entity_originator",
          "policy_reference",
          "control_set");
  private static final String OPEN =
      "urn:isa:policy:acs:ns:v3.0?privdefault=permit&sharedefault=permit";

  private AcsMarking() {}

  static MarkingReader.Reading read(JsonObject content, Fields fields) {
    fields.require("policy_reference", "control_set");
    fields.word("extension_type", Map.of("property-extension", true));
    if (!fields.text("policy_reference").equals(Optional.of(OPEN))) {
      fields.fault("its policy_reference does not let share and use by default");
    }
    boolean unclassified =
        content.members().get("control_set") instanceof JsonObject controls
            && controls.members().size() == 1
            && new JsonString("U").equals(controls.members().get("classification"));
    if (!unclassified) {
      fields.fault("its control_set is more than the classification U");
    }
    return new MarkingReader.Reading(
        Terms.LOOSEST, List.of(new String(Json.write(content), StandardCharsets.UTF_8)));
  }
}
