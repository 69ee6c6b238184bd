package dev.tocsin.core.journal;

import dev.tocsin.core.Bytes;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.time.Instant;
import java.util.Locale;

/// When a release policy came into force. The policy's own bytes are kept beside it under the name
/// of its version.
///
/// @param version SHA-256 of its bytes
/// @param by who put it into force
/// @param leaf its index in this node's log
/// @param blind opens that leaf
public record PolicyRecord(Hash version, String by, Instant at, long leaf, Hash blind) {
  /// The kind of [Entry.Kept] that these are.
  public static final String KIND = "policy";

  /// The name of the newest one.
  public static final String IN_FORCE = "in-force";

  /// The name under which it stays for ever; names sort by leaf.
  public String name() {
    return String.format(Locale.ROOT, "history-%019d", leaf);
  }

  public Bytes bytes() {
    return Bytes.of(
        Json.write(
            JsonObject.builder()
                .put("version", version.hex())
                .put("by", by)
                .put("at", at.toString())
                .put("leaf", leaf)
                .put("blind", blind.hex())
                .build()));
  }

  /// Reads what [#bytes] wrote.
  ///
  /// @throws RuntimeException if it is something else; only a damaged store has that
  public static PolicyRecord read(Bytes bytes) {
    var json = JsonReader.of((JsonObject) Json.parse(bytes.toArray(), JsonLimits.STIX));
    return new PolicyRecord(
        Hash.fromHex(json.string("version")),
        json.string("by"),
        Instant.parse(json.string("at")),
        json.longValue("leaf"),
        Hash.fromHex(json.string("blind")));
  }
}
