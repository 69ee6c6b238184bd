package dev.tocsin.stix;

import java.util.ArrayList;
import java.util.List;

/// Collects faults up to a limit; for one thread.
final class Faults {
  static final int LIMIT = 100;

  private final List<StixFault> found = new ArrayList<>();

  void add(String pointer, String section, String sentence) {
    if (!full()) {
      found.add(new StixFault(pointer, section, sentence));
    }
  }

  boolean full() {
    return found.size() == LIMIT;
  }

  int count() {
    return found.size();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new StixException(found);
    }
  }
}
