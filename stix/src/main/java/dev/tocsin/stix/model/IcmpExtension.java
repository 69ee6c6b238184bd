package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;

/// An ICMP message (STIX 2.1 §6.12.3).
public record IcmpExtension(JsonObject json, String pointer) implements View {
  public static final Property<IcmpExtension, String> ICMP_TYPE_HEX =
      Property.text("icmp_type_hex");
  public static final Property<IcmpExtension, String> ICMP_CODE_HEX =
      Property.text("icmp_code_hex");

  /// Begins one from what it must have.
  public static Draft<IcmpExtension> draft(String icmpTypeHex, String icmpCodeHex) {
    return Draft.part(IcmpExtension::new)
        .set(ICMP_TYPE_HEX, icmpTypeHex)
        .set(ICMP_CODE_HEX, icmpCodeHex);
  }

  public String icmpTypeHex() {
    return ICMP_TYPE_HEX.require(this);
  }

  public String icmpCodeHex() {
    return ICMP_CODE_HEX.require(this);
  }
}
