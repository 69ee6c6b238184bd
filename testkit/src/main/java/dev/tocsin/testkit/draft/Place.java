package dev.tocsin.testkit.draft;

import dev.tocsin.stix.marking.Selector;
import java.util.ArrayList;
import java.util.List;

/// A place in an object: names and `[3]`-like indices from the top, of any characters.
record Place(List<String> steps) {
  static final Place TOP = new Place(List.of());

  Place {
    steps = List.copyOf(steps);
  }

  static Place of(Selector selector) {
    return new Place(selector.steps().stream().map(Selector.Step::toString).toList());
  }

  Place then(String name) {
    var longer = new ArrayList<>(steps);
    longer.add(name);
    return new Place(longer);
  }

  Place then(int index) {
    return then("[" + index + "]");
  }

  boolean covers(Place other) {
    return other.steps.size() >= steps.size() && other.steps.subList(0, steps.size()).equals(steps);
  }
}
