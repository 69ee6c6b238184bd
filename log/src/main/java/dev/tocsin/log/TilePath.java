package dev.tocsin.log;

/// The part of a path that tiles and entry bundles share: `x001/x234/067`, perhaps with `.p/12`.
record TilePath(long index, int width) {
  private static final String PARTIAL = ".p/";
  private static final int GROUP = 1000;
  private static final int DIGITS = 3;
  private static final int MAX_LENGTH = 64;

  static TilePath parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new FormatException("a tile path is too long");
    }
    int width = Tile.FULL_WIDTH;
    int partial = text.indexOf(PARTIAL);
    if (partial >= 0) {
      long parsed = StrictText.decimal(text.substring(partial + PARTIAL.length()));
      if (parsed < 1 || parsed >= Tile.FULL_WIDTH) {
        throw new FormatException("a partial tile's width is 1 to 255, not " + parsed);
      }
      width = Math.toIntExact(parsed);
    }
    return new TilePath(index(partial < 0 ? text : text.substring(0, partial)), width);
  }

  String text() {
    var groups = new StringBuilder("%03d".formatted(index % GROUP));
    for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
      groups.insert(0, "x%03d/".formatted(rest % GROUP));
    }
    return width == Tile.FULL_WIDTH ? groups.toString() : groups + PARTIAL + width;
  }

  private static long index(String text) {
    String[] elements = text.split("/", -1);
    var digits = new StringBuilder();
    for (int i = 0; i < elements.length; i++) {
      String mark = i < elements.length - 1 ? "x" : "";
      if (!elements[i].startsWith(mark) || elements[i].length() != mark.length() + DIGITS) {
        throw new FormatException(
            "a tile index is groups of three digits, all but the last with x");
      }
      digits.append(elements[i].substring(mark.length()));
    }
    int zeroes = 0;
    while (zeroes < digits.length() - 1 && digits.charAt(zeroes) == '0') {
      zeroes++;
    }
    if (elements.length > 1 && zeroes >= DIGITS) {
      throw new FormatException("a tile index starts with an empty group");
    }
    return StrictText.decimal(digits.substring(zeroes));
  }
}
