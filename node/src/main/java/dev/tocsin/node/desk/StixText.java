package dev.tocsin.node.desk;

import dev.tocsin.core.statement.Part;
import dev.tocsin.node.desk.StatementView.Line;
import dev.tocsin.node.desk.StatementView.ObjectView;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.Readable;
import dev.tocsin.stix.SafeText;
import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixObject;
import java.util.ArrayList;
import java.util.List;

/// A STIX bundle for people, safe to the eye.
///
/// @param flagged whether hostile characters were found and marked
record StixText(List<ObjectView> objects, boolean flagged) {
  static final StixText NOTHING = new StixText(List.of(), false);

  /// No page shows more; the rest is in the part's bytes.
  static final int OBJECTS_MAX = 1_000;

  StixText {
    objects = List.copyOf(objects);
  }

  /// Of every part that is a bundle; others are left to those who save them.
  static StixText of(List<Part> parts) {
    var objects = new ArrayList<ObjectView>();
    boolean flagged = false;
    for (var part : parts) {
      if (part.mediaType().startsWith(Releasing.STIX)) {
        var text = of(part);
        objects.addAll(text.objects());
        flagged |= text.flagged();
      }
    }
    return new StixText(objects, flagged);
  }

  private static StixText of(Part part) {
    try {
      return of(Bundle.parse(part.content().toArray()));
    } catch (StixException _) {
      // A partner's software let it through; the bytes can still be saved.
      return NOTHING;
    }
  }

  static StixText of(Bundle bundle) {
    var marked = new Marking();
    var objects = Readable.all(bundle).stream().limit(OBJECTS_MAX).map(marked::object).toList();
    return new StixText(objects, marked.flagged);
  }

  /// Of one object by itself.
  static ObjectView of(StixObject object) {
    return new Marking().object(Readable.of(object));
  }

  /// Makes texts safe and remembers whether any had to be. One thread.
  private static final class Marking {
    private boolean flagged;

    ObjectView object(Readable object) {
      return new ObjectView(
          line(object.title()),
          line(object.kind()),
          object.lines().stream()
              .map(line -> new Line(line(line.label()), block(line.value())))
              .toList());
    }

    private String line(String text) {
      return mark(SafeText.line(text));
    }

    private String block(String text) {
      return mark(SafeText.of(text));
    }

    private String mark(SafeText safe) {
      flagged |= safe.flagged();
      return safe.text();
    }
  }
}
