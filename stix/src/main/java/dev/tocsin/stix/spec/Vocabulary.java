package dev.tocsin.stix.spec;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A list of terms (STIX 2.1 §10): an enumeration if its name ends in `-enum`, else an open
/// vocabulary.
///
/// @param name such as `indicator-type-ov`
/// @param section where it is defined
/// @param terms in the order of the specification; unmodifiable
public record Vocabulary(String name, String section, Set<String> terms) {
  public Vocabulary {
    terms = Collections.unmodifiableSet(new LinkedHashSet<>(terms));
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("a vocabulary without terms: " + name);
    }
  }

  /// Of terms with white space between them.
  static Vocabulary ofWords(String name, String section, String words) {
    List<String> terms = List.of(words.strip().split("\\s+"));
    Set<String> set = new LinkedHashSet<>(terms);
    if (set.size() < terms.size()) {
      throw new IllegalArgumentException("a term stands twice in " + name);
    }
    return new Vocabulary(name, section, set);
  }

  public boolean contains(String term) {
    return terms.contains(term);
  }
}
