package dev.tocsin.exchange.capsule;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// What travels between nodes: one line of JSON that a relay may read, then the ciphertext to the
/// end. There is one way only to write each capsule.
///
/// @param header visible, and bound to the ciphertext
/// @param encapsulation HPKE `enc`
/// @param ciphertext HPKE `ct`
public record Capsule(Header header, Bytes encapsulation, Bytes ciphertext) {
  public static final int BYTES_MAX = 32 * 1024 * 1024;
  public static final int HEADER_BYTES_MAX = 4096;

  /// The file that holds one capsule is named after its id.
  public static final String FILE_SUFFIX = ".tocsin";

  public static final String MEDIA_TYPE = "application/vnd.tocsin.capsule";
  private static final long VERSION = 1;
  private static final JsonLimits LIMITS =
      JsonLimits.STATEMENT.withMaxBytes(HEADER_BYTES_MAX).withMaxDepth(1);

  /// What a relay sees.
  ///
  /// @param to who it is for
  /// @param expires when a relay may drop it
  public record Header(RoutingAlias to, Precedence precedence, Optional<Instant> expires) {

    /// The bytes that the ciphertext is bound to: the header line without `enc`.
    byte[] associatedData() {
      return Json.write(json().build());
    }

    private JsonObject.Builder json() {
      var json =
          JsonObject.builder().put("v", VERSION).put("to", to.hex()).put("prec", precedence.name());
      expires.ifPresent(time -> json.put("exp", time.toString()));
      return json;
    }
  }

  /// Names a capsule, header included: SHA-256 over all its bytes.
  public static Hash id(Bytes capsule) {
    return Hash.of(capsule.toArray());
  }

  public static String fileName(Bytes capsule) {
    return id(capsule).hex() + FILE_SUFFIX;
  }

  public Bytes toBytes() {
    byte[] line = line();
    byte[] sealed = ciphertext.toArray();
    byte[] all = Arrays.copyOf(line, line.length + sealed.length);
    System.arraycopy(sealed, 0, all, line.length, sealed.length);
    return Bytes.of(all);
  }

  /// Reads a capsule from foreign bytes; nothing is decrypted.
  ///
  /// @throws CapsuleException if they are too many or not a capsule
  public static Capsule parse(Bytes bytes) {
    if (bytes.size() > BYTES_MAX) {
      throw new CapsuleException(
          CapsuleException.Fault.TOO_LARGE, "it has more than " + BYTES_MAX + " bytes");
    }
    byte[] all = bytes.toArray();
    int end = endOfLine(all);
    try {
      var capsule = read(all, end);
      if (!Arrays.equals(capsule.line(), Arrays.copyOf(all, end + 1))) {
        throw malformed("its header is not in the form that nodes write");
      }
      return capsule;
    } catch (JsonException | IllegalArgumentException e) {
      throw malformed("its header is malformed: " + e.getMessage());
    }
  }

  private static Capsule read(byte[] all, int end) {
    var reader = JsonReader.of(Json.parse(Arrays.copyOf(all, end), LIMITS));
    if (reader.longValue("v") != VERSION) {
      throw reader.fault("v", "this node reads capsules of version " + VERSION);
    }
    var header =
        new Header(
            RoutingAlias.parse(reader.string("to")),
            Precedence.valueOf(reader.string("prec")),
            reader.optionalInstant("exp"));
    var encapsulation = Bytes.of(reader.base64("enc"));
    reader.end();
    return new Capsule(
        header, encapsulation, Bytes.of(Arrays.copyOfRange(all, end + 1, all.length)));
  }

  private byte[] line() {
    var json =
        header.json().put("enc", Base64.getEncoder().encodeToString(encapsulation.toArray()));
    byte[] written = Json.write(json.build());
    byte[] line = Arrays.copyOf(written, written.length + 1);
    line[written.length] = '\n';
    return line;
  }

  private static int endOfLine(byte[] all) {
    for (int i = 0; i < Math.min(all.length, HEADER_BYTES_MAX); i++) {
      if (all[i] == '\n') {
        return i;
      }
    }
    throw malformed("it does not begin with a header line of at most " + HEADER_BYTES_MAX);
  }

  private static CapsuleException malformed(String what) {
    return new CapsuleException(CapsuleException.Fault.MALFORMED, what);
  }
}
