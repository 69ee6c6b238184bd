package dev.tocsin.core.release;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.marking.Handling;
import dev.tocsin.core.statement.Part;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Tlp;
import java.util.List;

/// The contents of warnings, as bundles.
public final class Warnings {
  private static final String HOUSE = "marking-definition--11111111-1111-4111-8111-111111111111";

  private Warnings() {}

  private static Bytes bundle(String... objects) {
    return Bytes.utf8(
        ("{'type':'bundle','id':'bundle--33333333-3333-4333-8333-333333333333','objects':["
                + String.join(",", objects)
                + "]}")
            .replace('\'', '"'));
  }

  private static String address(String more) {
    return "{'type':'ipv4-addr','id':'ipv4-addr--22222222-2222-5222-8222-222222222222',"
        + "'value':'198.51.100.7'"
        + more
        + "}";
  }

  /// One address of a level.
  public static Bytes of(Tlp level) {
    return bundle(address(",'object_marking_refs':['" + level.marking() + "']"));
  }

  /// One address without any marking.
  public static Bytes unmarked() {
    return bundle(address(""));
  }

  /// One address of which one part is stricter than the rest.
  public static Bytes withPart(Tlp whole, Tlp part) {
    return bundle(
        address(
            ",'object_marking_refs':['"
                + whole.marking()
                + "'],'granular_markings':[{'marking_ref':'"
                + part.marking()
                + "','selectors':['value']}]"));
  }

  /// One address with a marking that nobody knows.
  public static Bytes unknown() {
    return bundle(
        address(",'object_marking_refs':['" + Tlp.GREEN.marking() + "','" + HOUSE + "']"));
  }

  /// One address of a level with a handling extension.
  ///
  /// @param says members such as `"copy":"show-only"`
  public static Bytes handled(Tlp level, String says) {
    return bundle(
        "{'type':'marking-definition','spec_version':'2.1','id':'"
            + HOUSE
            + "','created':'2026-01-01T00:00:00.000Z','name':'House','extensions':{'"
            + Handling.EXTENSION
            + "':{'extension_type':'property-extension',"
            + says
            + "}}}",
        address(",'object_marking_refs':['" + level.marking() + "','" + HOUSE + "']"));
  }

  /// As a part of a statement.
  public static List<Part> part(Bytes bundle) {
    return List.of(
        new Part(
            "warning.json", "application/stix+json;version=2.1", Hash.of(new byte[] {1}), bundle));
  }
}
