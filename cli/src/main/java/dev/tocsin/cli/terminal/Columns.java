package dev.tocsin.cli.terminal;

import dev.tocsin.stix.SafeText;
import java.util.ArrayList;
import java.util.List;

/// Two texts side by side in 80 columns, each wrapped in its half. For one thread.
public final class Columns {
  private static final int HALF = 38;
  private static final String BAR = " | ";

  private final Terminal terminal;

  public Columns(Terminal terminal) {
    this.terminal = terminal;
  }

  public void heading(String left, String right) {
    rows(left, right).forEach(terminal::heading);
  }

  public void say(String left, String right) {
    rows(left, right).forEach(terminal::say);
  }

  private static List<String> rows(String left, String right) {
    var lefts = wrapped(left);
    var rights = wrapped(right);
    var rows = new ArrayList<String>();
    for (int at = 0; at < Math.max(lefts.size(), rights.size()); at++) {
      String one = at < lefts.size() ? lefts.get(at) : "";
      String other = at < rights.size() ? rights.get(at) : "";
      int missing = HALF - one.codePointCount(0, one.length());
      rows.add((one + " ".repeat(missing) + BAR + other).stripTrailing());
    }
    return rows;
  }

  /// Lines of at most half a row, broken at blanks where there are any.
  private static List<String> wrapped(String text) {
    var lines = new ArrayList<String>();
    for (var line : SafeText.of(text).text().replace('\t', ' ').lines().toList()) {
      String rest = line;
      while (rest.codePointCount(0, rest.length()) > HALF) {
        int hard = rest.offsetByCodePoints(0, HALF);
        int blank = rest.lastIndexOf(' ', hard);
        int end = rest.substring(0, Math.max(blank, 0)).isBlank() ? hard : blank;
        lines.add(rest.substring(0, end).stripTrailing());
        rest = "  " + rest.substring(end).strip();
      }
      lines.add(rest);
    }
    return lines;
  }
}
