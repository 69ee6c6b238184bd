package dev.tocsin.exchange.descriptor;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.exchange.descriptor.NodeDescriptor.NoteKeys;
import dev.tocsin.exchange.descriptor.NodeDescriptor.Revocation;
import dev.tocsin.exchange.descriptor.NodeDescriptor.RevocationReason;
import dev.tocsin.exchange.descriptor.NodeDescriptor.StatementKey;
import dev.tocsin.exchange.descriptor.NodeDescriptor.Status;
import dev.tocsin.exchange.keys.DualKey;
import dev.tocsin.exchange.keys.KeyId;
import dev.tocsin.exchange.keys.Profile;
import dev.tocsin.log.Hash;
import dev.tocsin.log.NoteKey;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/// Descriptors as JSON. Writing is deterministic, and reading takes only what writing gives.
public final class DescriptorCodec {
  /// The version written into every descriptor.
  public static final long VERSION = 1;

  public static final JsonLimits LIMITS = JsonLimits.STATEMENT.withMaxBytes(256 * 1024);

  private DescriptorCodec() {}

  public static byte[] write(NodeDescriptor descriptor) {
    var json =
        JsonObject.builder()
            .put("v", VERSION)
            .put("node", descriptor.node().value())
            .put("name", descriptor.name().value())
            .put("n", descriptor.version());
    descriptor.previous().ifPresent(digest -> json.put("prev", digest.base64()));
    return Json.write(
        json.put("root", dual(descriptor.root()).build())
            .put("next_root", descriptor.nextRoot().base64())
            .put("sign", array(descriptor.statementKeys(), DescriptorCodec::statementKey))
            .put("kem", array(descriptor.kem(), DescriptorCodec::kem))
            .put("log", array(descriptor.logs(), DescriptorCodec::noteKeys))
            .put("witness", array(descriptor.witnesses(), DescriptorCodec::noteKeys))
            .put("profile", descriptor.profile().name())
            .put("tls", array(descriptor.tlsPins(), pin -> new JsonString(pin.base64())))
            .put("endpoints", array(descriptor.endpoints(), end -> new JsonString(end.text())))
            .put("revoked", array(descriptor.revoked(), DescriptorCodec::revocation))
            .build());
  }

  /// Reads a descriptor from foreign bytes; nothing that it says is verified.
  ///
  /// @throws DescriptorException if the bytes are not a descriptor of this version
  public static NodeDescriptor read(byte[] json) {
    try {
      var reader = JsonReader.of(Json.parse(json, LIMITS));
      if (reader.longValue("v") != VERSION) {
        throw reader.fault("v", "this node reads descriptors of version " + VERSION);
      }
      var descriptor = descriptor(reader);
      reader.end();
      if (!Arrays.equals(write(descriptor), json)) {
        throw new DescriptorException("The descriptor is not in the form that nodes write.");
      }
      return descriptor;
    } catch (JsonException | IllegalArgumentException e) {
      throw new DescriptorException("The descriptor is malformed: " + e.getMessage(), e);
    }
  }

  private static NodeDescriptor descriptor(JsonReader reader) {
    return new NodeDescriptor(
        new NodeId(reader.string("node")),
        new OrganisationName(reader.string("name")),
        reader.longValue("n"),
        reader.optionalString("prev").map(Hash::fromBase64),
        readDual(reader.object("root"), true),
        Hash.fromBase64(reader.string("next_root")),
        reader.objects("sign").stream().map(DescriptorCodec::readStatementKey).toList(),
        reader.objects("kem").stream().map(DescriptorCodec::readKem).toList(),
        reader.objects("log").stream().map(DescriptorCodec::readNoteKeys).toList(),
        reader.objects("witness").stream().map(DescriptorCodec::readNoteKeys).toList(),
        choice(reader, "profile", Profile.values(), Profile::name),
        reader.strings("tls").stream().map(Hash::fromBase64).toList(),
        reader.strings("endpoints").stream().map(Endpoint::parse).toList(),
        reader.objects("revoked").stream().map(DescriptorCodec::readRevocation).toList());
  }

  private static JsonObject.Builder dual(DualKey keys) {
    return JsonObject.builder()
        .put("ed25519", base64(keys.ed25519().encoded()))
        .put("ml_dsa_65", base64(keys.mlDsa65().encoded()));
  }

  private static DualKey readDual(JsonReader reader, boolean alone) {
    var keys = DualKey.of(reader.base64("ed25519"), reader.base64("ml_dsa_65"));
    if (alone) {
      reader.end();
    }
    return keys;
  }

  private static JsonValue statementKey(StatementKey key) {
    return dual(key.keys()).put("status", key.status().wire()).build();
  }

  private static StatementKey readStatementKey(JsonReader reader) {
    var key =
        new StatementKey(
            readDual(reader, false), choice(reader, "status", Status.values(), Status::wire));
    reader.end();
    return key;
  }

  private static JsonValue kem(Bytes key) {
    return JsonObject.builder().put("x_wing", base64(key)).build();
  }

  private static Bytes readKem(JsonReader reader) {
    var key = Bytes.of(reader.base64("x_wing"));
    reader.end();
    return key;
  }

  private static JsonValue noteKeys(NoteKeys keys) {
    return JsonObject.builder()
        .put("ed25519", keys.ed25519().vkey())
        .put("ml_dsa_44", keys.mlDsa44().vkey())
        .build();
  }

  private static NoteKeys readNoteKeys(JsonReader reader) {
    var keys =
        new NoteKeys(
            NoteKey.parse(reader.string("ed25519")), NoteKey.parse(reader.string("ml_dsa_44")));
    reader.end();
    return keys;
  }

  private static JsonValue revocation(Revocation revocation) {
    var since = revocation.since();
    return JsonObject.builder()
        .put("key", revocation.key().value())
        .put("reason", revocation.reason().wire())
        .put(
            "compromised_since",
            JsonObject.builder()
                .put("origin", since.origin())
                .put("size", since.size())
                .put("root", since.root().base64())
                .build())
        .build();
  }

  private static Revocation readRevocation(JsonReader reader) {
    var since = reader.object("compromised_since");
    var revocation =
        new Revocation(
            new KeyId(reader.string("key")),
            new LogPoint(
                since.string("origin"),
                since.longValue("size"),
                Hash.fromBase64(since.string("root"))),
            choice(reader, "reason", RevocationReason.values(), RevocationReason::wire));
    since.end();
    reader.end();
    return revocation;
  }

  private static <T> JsonArray array(List<T> values, Function<T, JsonValue> write) {
    return new JsonArray(values.stream().map(write).toList());
  }

  private static String base64(Bytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.toArray());
  }

  private static <T> T choice(
      JsonReader reader, String member, T[] choices, Function<T, String> wire) {
    String text = reader.string(member);
    return Arrays.stream(choices)
        .filter(each -> wire.apply(each).equals(text))
        .findFirst()
        .orElseThrow(() -> reader.fault(member, "is not one of the values known here"));
  }
}
