package dev.tocsin.exchange;

import dev.tocsin.core.statement.Part;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// What parts may be called: names that are safe as names of files, no two of them alike.
public final class PartName {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,98}[a-z0-9]");

  private PartName() {}

  public static boolean fits(String name) {
    return name.length() <= 100 && SHAPE.matcher(name).matches() && !name.contains("..");
  }

  /// Whether all names fit and differ.
  public static boolean allFit(List<Part.Commitment> parts) {
    var seen = new HashSet<String>();
    return parts.stream().allMatch(part -> fits(part.name()) && seen.add(part.name()));
  }
}
