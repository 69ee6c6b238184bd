package dev.tocsin.core.visibility;

import dev.tocsin.stix.Tlp;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The attributes that labels name: `tlp.amber`, `org.north`, `community.energy`, `role.duty`,
/// `channel.console`.
public final class Attributes {
  /// Reads by the console, where nothing is copied; programs never have it.
  public static final String CONSOLE = "channel.console";

  /// Our own people.
  public static final String OWN = "org.own";

  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)*");
  private static final int LENGTH_MAX = 80;
  private static final String TLP = "tlp.";

  private Attributes() {}

  /// The attribute, if it is a word that labels may name.
  ///
  /// @throws IllegalArgumentException if it is not
  public static String require(String attribute) {
    if (attribute.length() > LENGTH_MAX || !WORD.matcher(attribute).matches()) {
      throw new IllegalArgumentException(
          "an attribute is made of lower-case words, such as tlp.amber or org.north");
    }
    return attribute;
  }

  /// Whether an account may be given it.
  public static boolean mayBeGiven(String attribute) {
    return attribute.length() <= LENGTH_MAX
        && WORD.matcher(attribute).matches()
        && !attribute.equals(Label.NOBODY_ATTRIBUTE)
        && !attribute.startsWith("channel.")
        && (!attribute.startsWith(TLP) || isLevel(attribute));
  }

  private static boolean isLevel(String attribute) {
    for (var tlp : Tlp.values()) {
      if (of(tlp).equals(attribute)) {
        return true;
      }
    }
    return false;
  }

  /// Whoever may see material of a level.
  public static String of(Tlp tlp) {
    return TLP + tlp.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether one attribute is a level that brings another, lower one.
  static boolean brings(String attribute, String other) {
    return other.startsWith(TLP)
        && !attribute.equals(other)
        && attribute.startsWith(TLP)
        && expanded(Set.of(attribute)).contains(other);
  }

  /// The same attributes with every level below each level among them.
  static Set<String> expanded(Set<String> attributes) {
    var all = new TreeSet<>(attributes);
    for (var tlp : Tlp.values()) {
      if (attributes.contains(of(tlp))) {
        for (var below : Tlp.values()) {
          if (tlp.isAtLeast(below)) {
            all.add(of(below));
          }
        }
      }
    }
    return all;
  }
}
