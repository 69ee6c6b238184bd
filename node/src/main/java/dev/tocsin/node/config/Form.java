package dev.tocsin.node.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How the values of a setting are written.
///
/// @param words for people, such as `a duration such as 500ms, 10s or 5min`
/// @param reader throws [IllegalArgumentException] for any other text
public record Form<T>(String words, Function<String, T> reader) {
  /// A file; one that is not absolute is meant within the data folder. Blank means none.
  static final Form<Optional<Path>> FILE =
      new Form<>("a file, in the data folder unless absolute, or nothing", Form::file);

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
  private static final Pattern MEASURE = Pattern.compile("([0-9]{1,12})([A-Za-z]{1,3})");
  private static final Pattern HOST = Pattern.compile("[0-9A-Za-z.:\\[\\]-]{1,255}");

  static Form<Boolean> yesOrNo() {
    return choice(Map.of("yes", true, "no", false));
  }

  static <T> Form<T> choice(Map<String, T> values) {
    var sorted = new TreeMap<>(values);
    String words = sorted.keySet().stream().collect(Collectors.joining(", ", "one of: ", ""));
    return new Form<>(
        words,
        text ->
            Optional.ofNullable(sorted.get(text))
                .orElseThrow(() -> new IllegalArgumentException("is none of these")));
  }

  static Form<String> host() {
    return new Form<>(
        "a host name or address",
        text -> {
          require(HOST.matcher(text).matches(), "is no host name or address");
          return text;
        });
  }

  static Form<Integer> count(int least, int most) {
    return new Form<>(
        "a number from " + least + " to " + most,
        text -> {
          require(COUNT.matcher(text).matches(), "is no whole number");
          int number = Integer.parseInt(text);
          require(number >= least && number <= most, "is out of range");
          return number;
        });
  }

  /// Bytes.
  static Form<Integer> size(int least, int most) {
    var units = Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);
    return new Form<>(
        "a size in B, KiB or MiB, from " + least + "B to " + most + "B",
        text -> {
          long bytes = measured(text, units);
          require(bytes >= least && bytes <= most, "is out of range");
          return (int) bytes;
        });
  }

  static Form<Duration> duration(Duration least, Duration most) {
    var units = Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L);
    return new Form<>(
        "a duration in ms, s, min or h, from " + text(least) + " to " + text(most),
        text -> {
          var duration = Duration.ofMillis(measured(text, units));
          require(
              duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0, "is out of range");
          return duration;
        });
  }

  private static Optional<Path> file(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (java.nio.file.InvalidPathException e) {
      throw new IllegalArgumentException("is no file name", e);
    }
  }

  private static String text(Duration duration) {
    for (var unit : List.of("h", "min", "s")) {
      long millis =
          switch (unit) {
            case "h" -> 3_600_000L;
            case "min" -> 60_000L;
            default -> 1_000L;
          };
      if (duration.toMillis() % millis == 0) {
        return duration.toMillis() / millis + unit;
      }
    }
    return duration.toMillis() + "ms";
  }

  private static long measured(String text, Map<String, Long> units) {
    Matcher matcher = MEASURE.matcher(text);
    require(matcher.matches(), "needs a whole number with its unit directly behind");
    var unit = Optional.ofNullable(units.get(matcher.group(2)));
    require(unit.isPresent(), "has another unit");
    return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit.orElse(1L).longValue());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
