package dev.tocsin.stix.pattern;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Rows of a text file beside the tests: cells between ` | `, lines that begin with `#` and a space
/// and hold no cells are comments. A backslash, `u` and four digits are a character.
public record Table(List<List<String>> rows) {
  private static final java.util.regex.Pattern CHARACTER =
      java.util.regex.Pattern.compile("\\\\u([0-9a-f]{4})");

  /// Reads a file of the same package as the test.
  public static Table read(Class<?> test, String name) {
    try (InputStream stream = test.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalArgumentException("no file " + name);
      }
      List<List<String>> rows = new ArrayList<>();
      for (String line :
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        boolean comment = line.startsWith("# ") && !line.contains(" | ");
        if (!line.isBlank() && !comment) {
          rows.add(cells(line));
        }
      }
      return new Table(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    for (String cell : line.split(" \\|( |$)", -1)) {
      cells.add(unescape(cell.strip()));
    }
    return cells;
  }

  private static String unescape(String cell) {
    return CHARACTER
        .matcher(cell)
        .replaceAll(found ->
            java.util.regex.Matcher.quoteReplacement(
                Character.toString(Integer.parseInt(found.group(1), 16))));
  }
}
