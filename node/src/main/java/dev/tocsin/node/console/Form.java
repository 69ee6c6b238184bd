package dev.tocsin.node.console;

import dev.tocsin.core.Bytes;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of a form that a browser sent. Of two fields with one name the first counts.
/// Immutable.
final class Form {
  /// A form of a few lines of text.
  static final int SMALL_BYTES_MAX = 64 * 1024;

  /// A form that brings a document.
  static final int DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;

  private static final int FIELDS_MAX = 400;
  private static final String URL_ENCODED = "application/x-www-form-urlencoded";
  private static final String MULTIPART = "multipart/form-data";

  private final Map<String, Bytes> fields;

  private Form(Map<String, Bytes> fields) {
    this.fields = Map.copyOf(fields);
  }

  /// Reads a form of either encoding; nothing of it touches the disk.
  ///
  /// @throws DeskException if it is larger than `bytesMax` or not a form
  static Form read(Context context, int bytesMax) {
    var type = Optional.ofNullable(context.contentType()).orElse("");
    if (context.contentLength() > bytesMax) {
      throw tooLarge(bytesMax);
    }
    try {
      if (type.startsWith(URL_ENCODED)) {
        return urlEncoded(context, bytesMax);
      }
      if (type.startsWith(MULTIPART)) {
        return multipart(context, bytesMax);
      }
    } catch (IOException | ServletException | IllegalArgumentException | IllegalStateException _) {
      throw new DeskException(
          Problem.Kind.BAD_REQUEST, "The form did not arrive whole. Send it again.");
    }
    throw new DeskException(
        Problem.Kind.MEDIA_TYPE, "That is not a form of this console. Use its pages.");
  }

  private static DeskException tooLarge(int bytesMax) {
    return new DeskException(
        Problem.Kind.TOO_LARGE,
        "A form here has at most " + bytesMax / 1024 + " KiB. Send less at once.");
  }

  private static Form urlEncoded(Context context, int bytesMax) throws IOException {
    var bytes = context.bodyInputStream().readNBytes(bytesMax + 1);
    if (bytes.length > bytesMax) {
      throw tooLarge(bytesMax);
    }
    var fields = new HashMap<String, Bytes>();
    var text = new String(bytes, StandardCharsets.US_ASCII);
    for (var pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      requireRoom(fields);
      if (equals > 0) {
        fields.putIfAbsent(
            decoded(pair.substring(0, equals)), Bytes.utf8(decoded(pair.substring(equals + 1))));
      }
    }
    return new Form(fields);
  }

  /// A box that was ticked and silently dropped could be a marking.
  private static void requireRoom(Map<String, Bytes> fields) {
    if (fields.size() >= FIELDS_MAX) {
      throw new DeskException(
          Problem.Kind.TOO_LARGE,
          "A form here has at most " + FIELDS_MAX + " fields. Do it in two steps.");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Form multipart(Context context, int bytesMax)
      throws IOException, ServletException {
    // As much in memory as may come at all: a warning's text must not lie about in a temporary
    // folder.
    context
        .req()
        .setAttribute(
            "org.eclipse.jetty.multipartConfig",
            new MultipartConfigElement("", bytesMax, bytesMax, bytesMax));
    var fields = new HashMap<String, Bytes>();
    for (Part part : context.req().getParts()) {
      requireRoom(fields);
      try (var in = part.getInputStream()) {
        fields.putIfAbsent(part.getName(), Bytes.of(in.readNBytes(bytesMax)));
      }
    }
    return new Form(fields);
  }

  /// A field's text without the white space around it; empty if there is none.
  String text(String name) {
    return words(name).strip();
  }

  /// A field's text as it came.
  String words(String name) {
    return new String(bytes(name).toArray(), StandardCharsets.UTF_8);
  }

  Bytes bytes(String name) {
    return fields.getOrDefault(name, Bytes.EMPTY);
  }

  /// Whether a box was ticked.
  boolean ticked(String name) {
    return fields.containsKey(name);
  }

  /// The ends of the names of fields that begin so, in order; for boxes that were ticked.
  List<String> after(String prefix) {
    return fields.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .sorted()
        .toList();
  }

  Optional<String> filled(String name) {
    return Optional.of(text(name)).filter(text -> !text.isEmpty());
  }
}
