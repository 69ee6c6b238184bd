package dev.tocsin.core.release.render;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.Recipient;
import dev.tocsin.core.release.policy.Policy;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Drafts and recipients for tests of the renderer.
final class Material {
  static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
  static final String RED = Tlp.RED.marking().toString();
  static final String AMBER = Tlp.AMBER.marking().toString();
  static final String GREEN = Tlp.GREEN.marking().toString();
  static final Renderer.Reader SOUTH = reader("south", Tlp.AMBER);

  private Material() {}

  static Renderer.Reader reader(String organisation, Tlp ceiling) {
    return new Renderer.Reader(
        new Recipient(
            organisation,
            Recipient.Relation.COMMUNITY,
            ceiling,
            EnumSet.allOf(Dimension.class),
            false),
        Hash.of(organisation.getBytes(StandardCharsets.UTF_8)),
        List.of());
  }

  static StixId id(String type, int number) {
    return StixId.parse(type + "--%08x-0000-4000-8000-000000000000".formatted(number));
  }

  /// A domain object that bears one marking.
  ///
  /// @param rest its further members, with `'` for `"`
  static String object(String type, int number, String marking, String rest) {
    return bare(type, number, "'object_marking_refs':['" + marking + "']," + rest);
  }

  /// A domain object that bears none.
  static String bare(String type, int number, String rest) {
    return "{'type':'%s','spec_version':'2.1','id':'%s','created':'2026-01-01T00:00:00.000Z','modified':'2026-01-01T00:00:00.000Z',%s}"
        .formatted(type, id(type, number), rest);
  }

  static String identity(int number, String marking, String name) {
    return object("identity", number, marking, "'name':'" + name + "'");
  }

  static String report(int number, String marking, String refs, String more) {
    return object(
        "report",
        number,
        marking,
        "'name':'Storm over the dam','published':'2026-01-01T00:00:00Z','object_refs':["
            + refs
            + "]"
            + more);
  }

  static String ref(StixId id) {
    return "'" + id + "'";
  }

  static String parts(String marking, String... selectors) {
    return ",'granular_markings':[{'marking_ref':'"
        + marking
        + "','selectors':['"
        + String.join("','", selectors)
        + "']}]";
  }

  static Bytes bundle(String... objects) {
    return Bytes.utf8(
        ("{'type':'bundle','id':'"
                + id("bundle", 1)
                + "','objects':["
                + String.join(",", objects)
                + "]}")
            .replace('\'', '"'));
  }

  static Policy policy(Optional<Tlp> unmarked) {
    var conservative = Policy.conservative("north");
    return new Policy(
        conservative.version(),
        "north",
        unmarked,
        Map.of(),
        Map.of(),
        Map.of(),
        conservative.approvals(),
        conservative.emergency(),
        List.of(),
        List.of());
  }

  static Renderer renderer(Bytes bundle, Optional<Tlp> unmarked) {
    var prepared = Renderer.prepare(bundle, Bundle.parse(bundle.toArray()), policy(unmarked));
    return ((Renderer.Prepared.Ready) prepared).renderer();
  }

  static Rendering render(Renderer.Reader reader, String... objects) {
    return renderer(bundle(objects), Optional.empty()).render(reader, NOW);
  }

  static String text(Rendering rendering) {
    return new String(rendering.bytes().toArray(), StandardCharsets.UTF_8);
  }

  static String text(StixObject object) {
    return new String(Json.write(object.json()), StandardCharsets.UTF_8);
  }

  /// The one object of a type that leaves.
  static StixObject only(Rendering rendering, String type) {
    var all = rendering.bundle().objects().stream().filter(o -> o.type().equals(type)).toList();
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " of type " + type + " in " + text(rendering));
    }
    return all.getFirst();
  }
}
