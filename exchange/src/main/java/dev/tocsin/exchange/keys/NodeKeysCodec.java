package dev.tocsin.exchange.keys;

import dev.tocsin.exchange.keys.NodeKeys.NoteSeed;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.stix.json.JsonValue;
import java.util.Base64;

/// The secret part of a key file.
final class NodeKeysCodec {
  private static final JsonLimits LIMITS =
      JsonLimits.STATEMENT.withMaxBytes(8 * 1024).withMaxDepth(3);

  private NodeKeysCodec() {}

  static byte[] write(NodeKeys keys) {
    return Json.write(
        JsonObject.builder()
            .put("root", dual(keys.root()))
            .put("next_root", dual(keys.nextRoot()))
            .put("statement", dual(keys.statement()))
            .put("kem", new JsonArray(keys.kem().stream().map(NodeKeysCodec::kem).toList()))
            .put("log", note(keys.log()))
            .put("witness", note(keys.witness()))
            .build());
  }

  static NodeKeys read(byte[] json) {
    var reader = JsonReader.of(Json.parse(json, LIMITS));
    var keys =
        new NodeKeys(
            readDual(reader.object("root")),
            readDual(reader.object("next_root")),
            readDual(reader.object("statement")),
            reader.objects("kem").stream().map(each -> seed(each, "x_wing")).toList(),
            readNote(reader.object("log")),
            readNote(reader.object("witness")));
    reader.end();
    return keys;
  }

  private static JsonObject dual(DualSeed seed) {
    return JsonObject.builder()
        .put("ed25519", base64(seed.ed25519()))
        .put("ml_dsa_65", base64(seed.mlDsa65()))
        .build();
  }

  private static DualSeed readDual(JsonReader reader) {
    return new DualSeed(seed(reader, "ed25519"), seed(reader, "ml_dsa_65"));
  }

  private static JsonValue kem(SecretSeed seed) {
    return JsonObject.builder().put("x_wing", base64(seed)).build();
  }

  private static JsonObject note(NoteSeed seed) {
    return JsonObject.builder()
        .put("ed25519", base64(seed.ed25519()))
        .put("ml_dsa_44", base64(seed.mlDsa44()))
        .build();
  }

  private static NoteSeed readNote(JsonReader reader) {
    return new NoteSeed(seed(reader, "ed25519"), seed(reader, "ml_dsa_44"));
  }

  private static SecretSeed seed(JsonReader reader, String member) {
    return SecretSeed.of(reader.base64(member));
  }

  private static String base64(SecretSeed seed) {
    return Base64.getEncoder().encodeToString(seed.toArray());
  }
}
