package dev.tocsin.cli.terminal;

import dev.tocsin.stix.SafeText;
import java.util.ArrayList;
import java.util.List;

/// A plain table of at most 80 columns. The last column is cut to what is left; the others are as
/// wide as their widest cell, up to their limit. For one thread.
public final class Table {
  public static final int WIDTH = 80;
  private static final String GAP = "  ";
  private static final String CUT = "...";

  private final List<String> headings;
  private final int cellMax;
  private final List<List<String>> rows = new ArrayList<>();

  /// @param cellMax characters of a cell but the last
  public Table(List<String> headings, int cellMax) {
    this.headings = List.copyOf(headings);
    this.cellMax = cellMax;
  }

  public void row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException("a row needs " + headings.size() + " cells");
    }
    var safe = new ArrayList<String>();
    for (var cell : cells) {
      safe.add(SafeText.line(cell).text());
    }
    rows.add(List.copyOf(safe));
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public void print(Terminal terminal) {
    int[] widths = widths();
    terminal.heading(line(headings, widths));
    for (var row : rows) {
      terminal.say(line(row, widths));
    }
  }

  private int[] widths() {
    var widths = new int[headings.size()];
    int left = WIDTH;
    for (int column = 0; column < widths.length - 1; column++) {
      int widest = length(headings.get(column));
      for (var row : rows) {
        widest = Math.max(widest, length(row.get(column)));
      }
      widths[column] = Math.min(widest, cellMax);
      left -= widths[column] + GAP.length();
    }
    widths[widths.length - 1] = left;
    return widths;
  }

  private static String line(List<String> cells, int[] widths) {
    var line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cut(cells.get(column), widths[column]);
      line.append(cell);
      if (column < widths.length - 1) {
        line.repeat(' ', widths[column] - length(cell)).append(GAP);
      }
    }
    return line.toString().stripTrailing();
  }

  /// The text, or its beginning and three dots, in at most `max` characters.
  public static String cut(String text, int max) {
    if (length(text) <= max) {
      return text;
    }
    int end = text.offsetByCodePoints(0, Math.max(0, max - CUT.length()));
    return text.substring(0, end) + CUT;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
