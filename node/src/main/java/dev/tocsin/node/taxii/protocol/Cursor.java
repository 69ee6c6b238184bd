package dev.tocsin.node.taxii.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Writes and reads `next`: where a page ended and what was asked for, under the node's key. The
/// node keeps nothing of it, so that it can be used twice and survives a restart. Immutable and
/// safe for many threads.
public final class Cursor {
  private static final byte VERSION = 1;
  private static final int KEY_BYTES_MIN = 32;
  private static final int MAC_BYTES = 16;
  private static final int HEAD_BYTES = 1 + Long.BYTES;
  private static final int CHARS_MAX = 4 * (HEAD_BYTES + Filters.CHARS_MAX + MAC_BYTES) / 3 + 4;
  private static final String ALGORITHM = "HmacSHA256";

  // Cloned for each seal: to look for the algorithm and prepare the key costs more than a seal.
  private final Mac keyed;

  /// @param key at least 32 secret bytes, kept for as long as `next` is to be good
  public Cursor(byte[] key) {
    if (key.length < KEY_BYTES_MIN) {
      throw new IllegalArgumentException("a key needs at least " + KEY_BYTES_MIN + " bytes");
    }
    try {
      this.keyed = Mac.getInstance(ALGORITHM);
      keyed.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC with SHA-256", e);
    }
  }

  /// For whom and where a cursor is good.
  ///
  /// @param account the machine account's name
  /// @param address the address of the resource, in one form
  public record Scope(String account, String address) {}

  /// Where to go on, and with what.
  ///
  /// @param afterMicros the last `date_added` of the page before, in microseconds since 1970
  public record Position(long afterMicros, Filters filters) {}

  /// Writes `next`, in characters that stand in an address as they are.
  public String write(Scope scope, Position position) {
    byte[] filters = position.filters().text().getBytes(StandardCharsets.UTF_8);
    byte[] body =
        ByteBuffer.allocate(HEAD_BYTES + filters.length)
            .put(VERSION)
            .putLong(position.afterMicros())
            .put(filters)
            .array();
    byte[] whole = Arrays.copyOf(body, body.length + MAC_BYTES);
    System.arraycopy(seal(scope, body), 0, whole, body.length, MAC_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /// Reads `next`.
  ///
  /// @param repeated the filters that stand beside it; they may be left out, but not differ
  /// @throws MalformedRequest if the node did not give it for this scope and these filters
  public Position read(Scope scope, String next, Filters repeated) {
    byte[] whole = decode(next);
    if (whole.length < HEAD_BYTES + MAC_BYTES) {
      throw foreign();
    }
    byte[] body = Arrays.copyOf(whole, whole.length - MAC_BYTES);
    byte[] seal = Arrays.copyOfRange(whole, body.length, whole.length);
    if (!MessageDigest.isEqual(seal, seal(scope, body)) || body[0] != VERSION) {
      throw foreign();
    }
    var text = new String(body, HEAD_BYTES, body.length - HEAD_BYTES, StandardCharsets.UTF_8);
    var filters = filters(text);
    if (!repeated.equals(Filters.NONE) && !repeated.equals(filters)) {
      throw new MalformedRequest("The filters are others than those that next was given for.");
    }
    return new Position(ByteBuffer.wrap(body).getLong(1), filters);
  }

  private static Filters filters(String text) {
    try {
      return Filters.ofText(text);
    } catch (IllegalArgumentException | DateTimeException _) {
      throw foreign();
    }
  }

  private static byte[] decode(String next) {
    if (next.length() > CHARS_MAX) {
      throw foreign();
    }
    try {
      return Base64.getUrlDecoder().decode(next);
    } catch (IllegalArgumentException _) {
      throw foreign();
    }
  }

  private static MalformedRequest foreign() {
    return new MalformedRequest("This value of next was not given for this request.");
  }

  private byte[] seal(Scope scope, byte[] body) {
    try {
      var mac = (Mac) keyed.clone();
      for (String part : new String[] {scope.account(), scope.address()}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        // The length before each part keeps the parts from running into each other.
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
      }
      mac.update(body);
      return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("HMAC with SHA-256 of every Java can be cloned", e);
    }
  }
}
