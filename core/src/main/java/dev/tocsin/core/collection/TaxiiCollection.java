package dev.tocsin.core.collection;

import dev.tocsin.stix.Tlp;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A collection (TAXII 2.1 §5.2).
///
/// @param number names it in row keys, and is never given again
/// @param root the name of its API root
/// @param alias another name for it in addresses
/// @param unmarked the level of objects that bear none
/// @param inbound what becomes of objects that programs add
public record TaxiiCollection(
    int number,
    UUID id,
    String root,
    String title,
    Optional<String> description,
    Optional<String> alias,
    Tlp unmarked,
    Inbound inbound) {
  private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public TaxiiCollection {
    ApiRoot.requireTexts(title, description);
    if (alias.filter(text -> !ALIAS.matcher(text).matches()).isPresent()) {
      throw new IllegalArgumentException(
          "An alias begins with a letter and has at most 40 lower-case letters, digits and"
              + " dashes.");
    }
  }

  /// What becomes of objects that programs add.
  public enum Inbound {
    /// They are in the collection at once.
    ACCEPT,
    /// A person accepts them first.
    QUARANTINE;

    /// The form on the wire and the command line.
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Inbound> of(String wire) {
      for (var inbound : values()) {
        if (inbound.wire().equals(wire)) {
          return Optional.of(inbound);
        }
      }
      return Optional.empty();
    }
  }

  /// The same collection, told of and filled in another way; what is in it stays.
  public TaxiiCollection with(String newTitle, Optional<String> newDescription, Inbound rule) {
    return new TaxiiCollection(number, id, root, newTitle, newDescription, alias, unmarked, rule);
  }

  /// Whether a step of an address means this collection.
  public boolean isCalled(String step) {
    return id.toString().equals(step) || alias.filter(step::equals).isPresent();
  }
}
