package dev.tocsin.node.console;

import dev.tocsin.core.Bytes;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/// The console's style sheet, script and icon, for anyone. Immutable.
final class StaticFiles {
  private final Map<String, File> files =
      Map.of(
          "console.css", read("console.css", "text/css; charset=utf-8"),
          "console.js", read("console.js", "text/javascript; charset=utf-8"),
          "icon.svg", read("icon.svg", "image/svg+xml"));

  private record File(String mediaType, Bytes bytes) {}

  private static File read(String name, String mediaType) {
    try (var in = StaticFiles.class.getResourceAsStream("static/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the program's files");
      }
      return new File(mediaType, Bytes.of(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void serve(Context context) {
    var file =
        Optional.ofNullable(files.get(context.pathParam("name")))
            .orElseThrow(() -> new DeskException(Problem.ABSENT));
    context
        .header("Cache-Control", "max-age=300")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .contentType(file.mediaType())
        .result(file.bytes().toArray());
  }
}
