package dev.tocsin.node.desk;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.collection.DateAdded;
import dev.tocsin.core.journal.WarningsBack;
import dev.tocsin.core.journal.WarningsBack.Arrival;
import dev.tocsin.core.link.Place;
import java.util.Optional;
import java.util.regex.Pattern;

/// How far back a search is. Its text is plain, since it tells nothing but of what the caller came
/// across: the last warning that came, the last that went, the last object.
record SearchPlace(WarningsBack.Position warnings, DateAdded objects) {
  static final SearchPlace NEWEST =
      new SearchPlace(WarningsBack.Position.NEWEST, new DateAdded(Long.MAX_VALUE));

  private static final Pattern FORM = Pattern.compile("\\d{1,19}(-\\d{1,19}){5}");

  /// Reads what [#toString] wrote.
  static Optional<SearchPlace> read(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    var numbers = text.split("-", -1);
    try {
      long epoch = Long.parseLong(numbers[2]);
      var received =
          epoch == 0
              ? Optional.<Arrival>empty()
              : Optional.of(
                  new Arrival(
                      Long.parseLong(numbers[0]),
                      new Place(
                          new LinkId(Integer.parseInt(numbers[1])),
                          epoch,
                          Long.parseLong(numbers[3]))));
      return Optional.of(
          new SearchPlace(
              new WarningsBack.Position(received, Long.parseLong(numbers[4])),
              new DateAdded(Long.parseLong(numbers[5]))));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    String came =
        warnings
            .received()
            .map(at ->
                at.epochMilli()
                    + "-"
                    + at.place().link()
                    + "-"
                    + at.place().epoch()
                    + "-"
                    + at.place().seq())
            .orElse("0-0-0-0");
    return came + "-" + warnings.sentLeaf() + "-" + objects.micros();
  }
}
