package dev.tocsin.stix;

import dev.tocsin.stix.json.JsonListReader;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonStreamLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Reads a bundle (STIX 2.1 §8) of any size object by object, in the memory of its largest object.
/// Its JSON is taken and refused as by [Bundle#parse]; whether it is STIX is for the caller to
/// check. For one thread.
///
/// The bundle's own properties may stand before or after `objects`, so that they, and the end of
/// the document, are known to be right only after [#next] has given an empty answer.
public final class BundleReader {
  private static final String OBJECTS = "objects";

  private final JsonListReader reader;

  private BundleReader(JsonListReader reader) {
    this.reader = reader;
  }

  /// A reader within [JsonStreamLimits#BUNDLE] of a stream, which stays the caller's to close. It
  /// reads ahead.
  public static BundleReader of(InputStream in) {
    return of(in, JsonStreamLimits.BUNDLE);
  }

  /// A reader within other limits of a stream, which stays the caller's to close.
  public static BundleReader of(InputStream in, JsonStreamLimits limits) {
    return new BundleReader(JsonListReader.of(in, OBJECTS, BundledObject.NOTED, limits));
  }

  /// A reader of bytes that nobody changes any more; the objects share them.
  public static BundleReader of(byte[] bytes, JsonStreamLimits limits) {
    return new BundleReader(JsonListReader.of(bytes, OBJECTS, BundledObject.NOTED, limits));
  }

  /// The next object; empty once the whole document has been read.
  ///
  /// @throws JsonException if the bytes are refused, with JSON Pointer and offset
  /// @throws IOException if the stream cannot be read
  public Optional<BundledObject> next() throws IOException {
    return reader.next().map(BundledObject::new);
  }

  /// The bundle's properties read so far, but for the list `objects`. If `objects` is no list, it
  /// is among them.
  public JsonObject properties() {
    return reader.rest();
  }

  /// Whether a list `objects` has begun.
  public boolean hasObjects() {
    return reader.listSeen();
  }

  /// How many bytes of the document have been read.
  public long offset() {
    return reader.offset();
  }
}
