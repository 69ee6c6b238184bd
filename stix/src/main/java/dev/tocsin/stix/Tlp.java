package dev.tocsin.stix;

import static java.util.Map.entry;

import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A level of the Traffic Light Protocol 2.0, loosest first. Levels are compared, ids are not: one
/// level has several marking ids.
public enum Tlp {
  /// Everyone; `TLP:WHITE` in TLP 1.
  CLEAR(0, "94868c89-83c2-464b-929b-a1a8aa3c8487", "613f2e26-407d-48c7-9eca-b8e91df99dc9"),
  /// The community.
  GREEN(1, "bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "34098fce-860f-48ae-8e50-ebd3cc5e41da"),
  /// The organisation and its clients.
  AMBER(2, "55d920b0-5e8b-4f79-9ee9-91f868d9b421", "f88d31f6-486f-44da-b317-01333bde0b82"),
  /// The organisation alone. The second id is OpenCTI's own.
  AMBER_STRICT(3, "939a9414-2ddd-4d32-a0cd-375ea402b003", "826578e1-40ad-459f-bc73-ede076f81f37"),
  /// Named recipients alone.
  RED(4, "e828b379-4e03-4974-9ac4-e53a884c97c1", "5e57c739-391a-4eb3-b6be-7d15ca92d5ed");

  /// Where a marking id of a level comes from.
  public enum Edition {
    /// The definitions built into STIX 2.1 (§7.2.1.4).
    TLP_1,
    /// OASIS's definitions of TLP 2.0.
    TLP_2,
    /// OpenCTI's own id of AMBER+STRICT.
    OPENCTI
  }

  private static final String EXTENSION =
      "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

  private static final Map<StixId, Tlp> BY_MARKING =
      Arrays.stream(values())
          .flatMap(tlp -> Stream.of(entry(idOf(tlp.marking), tlp), entry(idOf(tlp.alias), tlp)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final int level;
  private final String marking;
  private final String alias;

  Tlp(int level, String marking, String alias) {
    this.level = level;
    this.marking = marking;
    this.alias = alias;
  }

  /// The level of a marking id of TLP 1, of OASIS's TLP 2.0 or of OpenCTI; empty for any other.
  public static Optional<Tlp> fromMarking(StixId id) {
    return Optional.ofNullable(BY_MARKING.get(id));
  }

  /// Whose id of a level it is; empty for any id that is none.
  public static Optional<Edition> editionOf(StixId id) {
    return fromMarking(id)
        .map(tlp -> {
          if (id.equals(tlp.marking())) {
            return Edition.TLP_2;
          }
          return tlp == AMBER_STRICT ? Edition.OPENCTI : Edition.TLP_1;
        });
  }

  /// The strictest of several; empty for none.
  public static Optional<Tlp> strictest(Collection<Tlp> levels) {
    return levels.stream().max(Comparator.comparingInt(Tlp::level));
  }

  /// 0 for CLEAR to 4 for RED.
  public int level() {
    return level;
  }

  public boolean isAtLeast(Tlp other) {
    return level() >= other.level();
  }

  /// The id of OASIS's TLP 2.0 marking definition.
  public StixId marking() {
    return idOf(marking);
  }

  /// All ids of this level, that of TLP 2.0 first.
  public List<StixId> markings() {
    return List.of(idOf(marking), idOf(alias));
  }

  private static StixId idOf(String uuid) {
    return new StixId("marking-definition", UUID.fromString(uuid));
  }

  /// As people write it: `TLP:AMBER+STRICT`.
  public String label() {
    return "TLP:" + name().replace('_', '+');
  }

  /// OASIS's TLP 2.0 marking definition, to be put in a bundle that refers to it.
  public JsonObject definition() {
    JsonObject extension =
        JsonObject.builder()
            .put("extension_type", "property-extension")
            .put("tlp_2_0", label().substring(4).toLowerCase(Locale.ROOT))
            .build();
    return JsonObject.builder()
        .put("type", "marking-definition")
        .put("spec_version", "2.1")
        .put("id", marking().toString())
        .put("created", "2022-10-01T00:00:00.000Z")
        .put("name", label())
        .put("extensions", JsonObject.builder().put(EXTENSION, extension).build())
        .build();
  }

  /// The marking definition of TLP 1, which is part of STIX 2.1 (§7.2.1.4); empty for AMBER+STRICT,
  /// which TLP 1 does not know.
  public Optional<JsonObject> definitionInTlp1() {
    if (this == AMBER_STRICT) {
      return Optional.empty();
    }
    String colour = this == CLEAR ? "white" : name().toLowerCase(Locale.ROOT);
    return Optional.of(
        JsonObject.builder()
            .put("type", "marking-definition")
            .put("spec_version", "2.1")
            .put("id", idOf(alias).toString())
            .put("created", "2017-01-20T00:00:00.000Z")
            .put("definition_type", "tlp")
            .put("name", "TLP:" + colour.toUpperCase(Locale.ROOT))
            .put("definition", JsonObject.builder().put("tlp", colour).build())
            .build());
  }

  /// Whether every level that a marking definition states is this one.
  public boolean isClaimedBy(StixObject definition) {
    JsonObject json = definition.json();
    Optional<String> name = definition.name().filter(text -> text.startsWith("TLP:"));
    Stream<String> claims =
        Stream.of(
                name,
                text(inside(json, List.of("definition")), "tlp"),
                text(inside(json, List.of("extensions", EXTENSION)), "tlp_2_0"))
            .flatMap(Optional::stream);
    return claims.allMatch(this::isCalled);
  }

  private boolean isCalled(String claim) {
    String upper = claim.toUpperCase(Locale.ROOT);
    String bare = upper.startsWith("TLP:") ? upper.substring(4) : upper;
    return ("TLP:" + bare).equals(label()) || (this == CLEAR && bare.equals("WHITE"));
  }

  private static Optional<JsonObject> inside(JsonObject outer, List<String> names) {
    Optional<JsonObject> object = Optional.of(outer);
    for (String name : names) {
      object =
          object
              .flatMap(json -> json.member(name))
              .filter(JsonObject.class::isInstance)
              .map(JsonObject.class::cast);
    }
    return object;
  }

  private static Optional<String> text(Optional<JsonObject> object, String name) {
    Optional<JsonValue> value = object.flatMap(json -> json.member(name));
    return value.filter(JsonString.class::isInstance).map(text -> ((JsonString) text).value());
  }
}
