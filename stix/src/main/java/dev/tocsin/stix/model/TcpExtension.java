package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// The flags of TCP traffic (STIX 2.1 §6.12.5).
public record TcpExtension(JsonObject json, String pointer) implements View {
  public static final Property<TcpExtension, String> SRC_FLAGS_HEX = Property.text("src_flags_hex");
  public static final Property<TcpExtension, String> DST_FLAGS_HEX = Property.text("dst_flags_hex");

  /// Begins one.
  public static Draft<TcpExtension> draft() {
    return Draft.part(TcpExtension::new);
  }

  public Optional<String> srcFlagsHex() {
    return SRC_FLAGS_HEX.find(this);
  }

  public Optional<String> dstFlagsHex() {
    return DST_FLAGS_HEX.find(this);
  }
}
