package dev.tocsin.node.desk;

import dev.tocsin.core.draft.DraftContent;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.release.render.Rendering;
import dev.tocsin.core.release.terms.Terms;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Everything that one partner would get.
record Outgoing(String title, Handling handling, Event.Content part, Event.Urgency urgency) {
  private static final String MEDIA_TYPE = Releasing.STIX + ";version=2.1";
  static final String PART_NAME = "warning.json";

  static Outgoing of(DraftContent content, Rendering rendering) {
    var terms = rendering.terms();
    var handling =
        new Handling(
            rendering.level(),
            rendering.caveats(),
            terms.onward() == Terms.Onward.FREE && terms.copy() == Terms.Copy.GIVEN,
            terms.time().until(),
            Optional.empty());
    return new Outgoing(
        content.title(),
        handling,
        new Event.Content(PART_NAME, MEDIA_TYPE, rendering.bytes()),
        new Event.Urgency(content.precedence(), content.exercise(), content.notAfter()));
  }

  Event.Order order(Caller caller, Optional<dev.tocsin.core.draft.Grounds> grounds) {
    return new Event.Order(title, handling, List.of(part), urgency, caller.name(), grounds);
  }

  /// What an approval names: if one of these differs, something else would leave.
  Hash digest(Partner partner) {
    var json =
        JsonObject.builder()
            .put("to", partner.node().toString())
            .put("link", partner.link().number())
            .put("title", title)
            .put("part", Hash.of(part.bytes().toArray()).hex())
            .put("precedence", urgency.precedence().name())
            .put("exercise", urgency.exercise())
            .put("not_after", urgency.notAfter().map(Object::toString).orElse(""))
            .put("tlp", handling.tlp().name())
            .put("caveats", JsonArray.ofStrings(handling.caveats()))
            .put("relay", handling.relay())
            .put("retain_until", handling.retainUntil().map(Object::toString).orElse(""))
            .build();
    return Hash.of(Json.write(json));
  }
}
