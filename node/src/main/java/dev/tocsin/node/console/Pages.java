package dev.tocsin.node.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.Optional;

/// Turns what a page shows into HTML. Safe for many threads.
final class Pages {
  private final TemplateEngine engine;
  private final Shell.Place place;

  Pages(Shell.Place place) {
    this.place = place;
    this.engine =
        TemplateEngine.createPrecompiled(
            Path.of(""),
            ContentType.Html,
            Pages.class.getClassLoader(),
            Pages.class.getPackageName());
  }

  Shell.Place place() {
    return place;
  }

  Shell shell(Shell.Visitor visitor, String here, String title) {
    return new Shell(place, Optional.of(visitor), here, title);
  }

  Shell shell(Optional<Shell.Visitor> visitor, String title) {
    return new Shell(place, visitor, "", title);
  }

  void show(Context context, String template, Object page) {
    var html = new StringOutput();
    engine.render(template + ".jte", page, html);
    context.contentType("text/html; charset=utf-8").result(html.toString());
  }
}
