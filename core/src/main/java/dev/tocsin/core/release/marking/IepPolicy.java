package dev.tocsin.core.release.marking;

import dev.tocsin.core.release.terms.Audience;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.core.release.terms.Terms.Action;
import dev.tocsin.core.release.terms.Terms.Attribution;
import dev.tocsin.core.release.terms.Terms.Inform;
import dev.tocsin.core.release.terms.Validity;
import dev.tocsin.stix.Tlp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The Information Exchange Policy 2.0 of FIRST as an extension of STIX 2.1. Its level is one of
/// TLP 1, so its amber asks before it goes to clients.
final class IepPolicy {
  static final String EXTENSION = "extension-definition--762e2e97-ee51-43e5-a9ea-165fbb862c4a";

  static final Map<String, Action> ACTIONS =
      Map.of(
          "externally-visible-direct-actions", Action.VISIBLE_DIRECT,
          "externally-visible-indirect-actions", Action.VISIBLE_INDIRECT,
          "internally-visible-actions", Action.INTERNAL,
          "contact-for-instruction", Action.CONTACT_FIRST,
          "none", Action.NONE);
  static final Map<String, Attribution> ATTRIBUTIONS =
      Map.of("may", Attribution.MAY, "must", Attribution.MUST, "must-not", Attribution.MUST_NOT);
  private static final Map<String, Audience> LEVELS =
      Map.of(
          "white", Audience.of(Tlp.CLEAR),
          "green", Audience.of(Tlp.GREEN),
          "amber", MarkingReader.askingClients(),
          "red", Audience.of(Tlp.RED));
  private static final Map<String, Inform> NOTIFICATIONS =
      Map.of("may", Inform.MAY, "must-not", Inform.MUST_NOT);
  private static final String[] REQUIRED = {
    "encrypt_in_transit",
    "permitted_actions",
    "affected_party_notifications",
    "tlp",
    "provider_attribution",
    "unmodified_resale",
    "iep_version"
  };

  static final Set<String> NAMES =
      Set.of(
          "extension_type",
          "encrypt_in_transit",
          "permitted_actions",
          "affected_party_notifications",
          "tlp",
          "provider_attribution",
          "unmodified_resale",
          "iep_id",
          "iep_version",
          "description",
          "start_date",
          "end_date");

  private IepPolicy() {}

  static MarkingReader.Reading read(Fields fields) {
    fields.require(REQUIRED);
    fields.word("extension_type", Map.of("property-extension", true));
    fields.version("iep_version", "2.0");
    var terms =
        Terms.LOOSEST
            .with(fields.word("tlp", LEVELS).orElse(Audience.NOBODY))
            .with(fields.word("permitted_actions", ACTIONS).orElse(Action.NONE))
            .with(
                fields.word("affected_party_notifications", NOTIFICATIONS).orElse(Inform.MUST_NOT))
            .with(fields.word("provider_attribution", ATTRIBUTIONS).orElse(Attribution.MUST_NOT))
            .with(new Validity(fields.time("start_date"), fields.time("end_date")));
    return new MarkingReader.Reading(terms, caveats(fields));
  }

  private static List<String> caveats(Fields fields) {
    List<String> caveats = new ArrayList<>();
    fields
        .word("encrypt_in_transit", Map.of("may", false, "must", true))
        .filter(must -> must)
        .ifPresent(_ -> caveats.add("Whoever passes it on must encrypt it."));
    fields
        .word("unmodified_resale", Map.of("may", false, "must-not", true))
        .filter(mustNot -> mustNot)
        .ifPresent(_ -> caveats.add("It must not be sold as it is."));
    fields.text("description").ifPresent(caveats::add);
    return caveats;
  }
}
