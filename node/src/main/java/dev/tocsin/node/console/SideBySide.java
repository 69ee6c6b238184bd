package dev.tocsin.node.console;

import dev.tocsin.core.release.render.Gap;
import dev.tocsin.node.desk.RenderingView;
import dev.tocsin.node.desk.StatementView.Line;
import dev.tocsin.node.desk.StatementView.ObjectView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A draft and what one partner would get of it, object beside object and field beside field, with
/// each gap where it is. Nothing of either side is dropped.
///
/// @param about what a person reads
/// @param links how that hangs together
/// @param markings the definitions of markings and extensions
record SideBySide(List<Pair> about, List<Pair> links, List<Pair> markings) {
  private static final Set<String> PLACE = Set.of("latitude", "longitude", "precision");

  /// The end of labels of lists of ids, which nobody reads.
  private static final String REFERENCES = " refs";

  SideBySide {
    about = List.copyOf(about);
    links = List.copyOf(links);
    markings = List.copyOf(markings);
  }

  /// One object on both sides.
  ///
  /// @param right its title as the partner would read it; empty if it does not go
  /// @param whole why it does not go; empty if it goes
  /// @param rows what a person reads
  /// @param technical what machines need
  /// @param elsewhere gaps that stand in none of the rows that are read
  /// @param otherId the id that it leaves under, if that is another one
  record Pair(
      String title,
      String kind,
      Optional<String> right,
      List<Gap> whole,
      List<Row> rows,
      List<Row> technical,
      List<Gap> elsewhere,
      Optional<String> otherId) {
    Pair {
      whole = List.copyOf(whole);
      rows = List.copyOf(rows);
      technical = List.copyOf(technical);
      elsewhere = List.copyOf(elsewhere);
    }

    /// The rows in view; of something brief only those that have gaps.
    List<Row> read(boolean brief) {
      return brief ? rows.stream().filter(row -> !row.gaps().isEmpty()).toList() : rows;
    }

    /// The rows out of view.
    List<Row> machine(boolean brief) {
      var plain = rows.stream().filter(row -> brief && row.gaps().isEmpty());
      return Stream.concat(plain, technical.stream()).toList();
    }

    /// The gaps elsewhere that are references cut out, or those that are not.
    List<Gap> elsewhere(boolean cut) {
      return elsewhere.stream().filter(gap -> (gap.cause() == Gap.Cause.CUT) == cut).toList();
    }

    boolean goes() {
      return right.isPresent();
    }
  }

  /// One field on both sides.
  ///
  /// @param after as the partner would read it; empty if it does not go
  record Row(String label, String before, Optional<String> after, List<Gap> gaps) {
    Row {
      gaps = List.copyOf(gaps);
    }

    boolean same() {
      return after.filter(before::equals).isPresent();
    }
  }

  static SideBySide of(RenderingView view) {
    var about = new ArrayList<Pair>();
    var links = new ArrayList<Pair>();
    var markings = new ArrayList<Pair>();
    for (var side : view.draft()) {
      var pair = pair(side, view);
      switch (ObjectCards.group(side.object().kind())) {
        case ABOUT -> about.add(pair);
        case LINK -> links.add(pair);
        case MARKING -> markings.add(pair);
      }
    }
    return new SideBySide(about, links, markings);
  }

  private static Pair pair(RenderingView.Side left, RenderingView view) {
    var right =
        view.rendered().stream().filter(side -> side.origin().equals(left.origin())).findFirst();
    var gaps =
        view.rendering().gaps().stream()
            .filter(gap -> gap.object().toString().equals(left.origin()))
            .toList();
    var parts = gaps.stream().filter(gap -> !gap.selector().isEmpty()).toList();
    var rows = new ArrayList<Row>();
    var technical = new ArrayList<Row>();
    for (var line : left.object().lines()) {
      var row = row(line, right.map(RenderingView.Side::object), parts);
      boolean machine =
          ObjectCards.technical(left.object(), line)
              && (row.gaps().isEmpty() || line.label().endsWith(REFERENCES));
      (machine ? technical : rows).add(row);
    }
    var shown = rows.stream().flatMap(row -> row.gaps().stream()).toList();
    return new Pair(
        left.object().title(),
        left.object().kind(),
        right.map(side -> side.object().title()),
        gaps.stream().filter(gap -> gap.selector().isEmpty()).toList(),
        rows,
        technical,
        parts.stream().filter(gap -> !shown.contains(gap)).toList(),
        right.map(RenderingView.Side::id).filter(id -> !id.equals(left.id())));
  }

  private static Row row(Line line, Optional<ObjectView> right, List<Gap> parts) {
    var after =
        right.flatMap(object ->
            object.lines().stream()
                .filter(other -> other.label().equals(line.label()))
                .map(Line::value)
                .findFirst());
    return new Row(
        line.label(),
        line.value(),
        after,
        parts.stream().filter(gap -> isOf(line.label(), gap.selector())).toList());
  }

  /// Whether a part of an object stands in the line of that label.
  private static boolean isOf(String label, String selector) {
    var steps = List.of(selector.split("\\.", -1));
    var name = steps.getFirst();
    if (PLACE.contains(name) && label.equals("Coordinates")) {
      return true;
    }
    var words = words(name);
    if (!label.equals(words) && !label.startsWith(words + ", ") && !numbered(label, words)) {
      return false;
    }
    boolean divided = !label.equals(words);
    return !divided || steps.size() == 1 || within(label.substring(words.length()), steps);
  }

  private static boolean numbered(String label, String words) {
    return label.matches(Pattern.quote(words) + " \\d+(, .*)?");
  }

  /// Whether the rest of a label, such as ` 2, source_name`, leads along these steps.
  private static boolean within(String rest, List<String> steps) {
    var path = new StringBuilder();
    for (var step : steps.subList(1, steps.size())) {
      path.append(
          step.startsWith("[")
              ? " " + (Integer.parseInt(step.substring(1, step.length() - 1)) + 1)
              : ", " + step);
    }
    return rest.startsWith(path.toString()) || path.toString().startsWith(rest);
  }

  private static String words(String name) {
    var words = name.replace('_', ' ').replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
