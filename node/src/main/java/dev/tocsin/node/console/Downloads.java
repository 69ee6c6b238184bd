package dev.tocsin.node.console;

import dev.tocsin.node.desk.FileView;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/// Bytes to be saved. A browser never shows them inside the console, whatever they say they are.
final class Downloads {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");
  private static final Pattern TYPE =
      Pattern.compile("(application|text|image|audio|video)/[a-z0-9.+-]{1,80}(;version=[0-9.]+)?");
  private static final Pattern ACTIVE = Pattern.compile(".*(html|xml|svg|script).*");

  private Downloads() {}

  static void send(Context context, FileView file) {
    var name = NAME.matcher(file.name()).matches() ? file.name() : "part.bin";
    file.handling().ifPresent(line -> context.header(FileView.HANDLING, line));
    context
        .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .contentType(type(file.mediaType()))
        .result(file.bytes().toArray());
  }

  private static String type(String claimed) {
    boolean harmless = TYPE.matcher(claimed).matches() && !ACTIVE.matcher(claimed).matches();
    return harmless ? claimed : "application/octet-stream";
  }
}
