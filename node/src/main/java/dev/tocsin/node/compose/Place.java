package dev.tocsin.node.compose;

import dev.tocsin.stix.marking.Selector;
import java.util.Optional;
import java.util.regex.Pattern;

/// A portion of a draft that a person chose: an object of its bundle, or a part of one.
///
/// @param object where it stands in the bundle, from 0
/// @param part empty for the whole object
public record Place(int object, Optional<Selector> part) {
  private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,5})(?::(.+))?");

  public Place {
    if (object < 0) {
      throw new IllegalArgumentException("no object stands before the first");
    }
  }

  public static Place whole(int object) {
    return new Place(object, Optional.empty());
  }

  public static Place part(int object, Selector part) {
    return new Place(object, Optional.of(part));
  }

  /// Reads the text form, such as `3` or `3:description`; empty if it is none.
  public static Optional<Place> read(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int object = Integer.parseInt(matcher.group(1));
    return matcher.group(2) == null
        ? Optional.of(whole(object))
        : Selector.read(matcher.group(2)).map(part -> part(object, part));
  }

  @Override
  public String toString() {
    return object + part.map(selector -> ":" + selector).orElse("");
  }
}
