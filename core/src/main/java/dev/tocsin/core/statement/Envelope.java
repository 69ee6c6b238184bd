package dev.tocsin.core.statement;

import dev.tocsin.core.Bytes;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.stix.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A DSSE 1.0.2 envelope: a typed payload and the signatures over its exact bytes.
///
/// @param payloadType media type, part of what is signed
/// @param payload the signed bytes
/// @param signatures at most [#SIGNATURES_MAX]
public record Envelope(String payloadType, Bytes payload, List<Signature> signatures) {
  public static final String STATEMENT = "application/vnd.tocsin.statement.v1+json";
  public static final String DESCRIPTOR = "application/vnd.tocsin.node.v1+json";
  public static final int SIGNATURES_MAX = 16;

  public Envelope {
    signatures = List.copyOf(signatures);
    if (signatures.size() > SIGNATURES_MAX) {
      throw new IllegalArgumentException("more than " + SIGNATURES_MAX + " signatures");
    }
  }

  /// One signature.
  ///
  /// @param keyId names the key for those who hold several; not authenticated
  public record Signature(String keyId, Bytes value) {}

  /// The bytes that are signed (DSSE 1.0.2, pre-authentication encoding).
  public static byte[] signedBytes(String payloadType, byte[] payload) {
    byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(payload.length + type.length + 48);
    out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(type);
    out.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(payload);
    return out.toByteArray();
  }

  /// The digest that names the payload. It leaves the signatures out, so that adding, removing or
  /// re-encoding one does not make another statement.
  public static Hash digest(String payloadType, byte[] payload) {
    return Hash.of(signedBytes(payloadType, payload));
  }

  public byte[] signedBytes() {
    return signedBytes(payloadType, payload.toArray());
  }

  public Hash digest() {
    return digest(payloadType, payload.toArray());
  }

  public byte[] toJson() {
    var base64 = Base64.getEncoder();
    var list = new ArrayList<JsonValue>();
    for (var signature : signatures) {
      list.add(
          JsonObject.builder()
              .put("keyid", signature.keyId)
              .put("sig", base64.encodeToString(signature.value.toArray()))
              .build());
    }
    return Json.write(
        JsonObject.builder()
            .put("payload", base64.encodeToString(payload.toArray()))
            .put("payloadType", payloadType)
            .put("signatures", new JsonArray(list))
            .build());
  }

  /// Reads an envelope from foreign bytes.
  ///
  /// @throws dev.tocsin.stix.json.JsonException if it is not one, or breaks a limit
  public static Envelope parse(byte[] json, JsonLimits limits) {
    var reader = JsonReader.of(Json.parse(json, limits));
    var payload = Bytes.of(reader.base64("payload"));
    String type = reader.string("payloadType");
    var signatures = new ArrayList<Signature>();
    for (var each : reader.objects("signatures")) {
      signatures.add(new Signature(each.string("keyid"), Bytes.of(each.base64("sig"))));
      each.end();
    }
    reader.end();
    if (signatures.size() > SIGNATURES_MAX) {
      throw reader.fault("signatures", "at most " + SIGNATURES_MAX + " signatures");
    }
    return new Envelope(type, payload, signatures);
  }
}
