package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.visibility.Label;
import dev.tocsin.core.visibility.Viewer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The labels of a collection within one commit, with their numbers. One thread.
final class Labels {
  private final Map<Bytes, Integer> numbers = new HashMap<>();
  private final Map<Integer, Bytes> byNumber = new HashMap<>();
  // Read when somebody asks for them: a collection can have many.
  private final Map<Integer, Label> read = new HashMap<>();

  /// @param before those that were there before the commit
  Labels(Map<Integer, Bytes> before) {
    before.forEach(this::put);
  }

  private void put(int number, Bytes label) {
    byNumber.put(number, label);
    numbers.put(label, number);
  }

  /// Gives a new label the next number.
  int add(Label label) {
    int next = byNumber.size() + 1;
    put(next, label.bytes());
    return next;
  }

  Optional<Integer> number(Label label) {
    return Optional.ofNullable(numbers.get(label.bytes()));
  }

  Optional<Label> label(int number) {
    return Optional.ofNullable(byNumber.get(number))
        .map(label -> read.computeIfAbsent(number, _ -> new Label(label.utf8())));
  }

  /// The numbers of those that a viewer sees.
  Set<Integer> seen(Viewer viewer) {
    return numbers.entrySet().stream()
        .filter(each -> viewer.sees(each.getKey()))
        .map(Map.Entry::getValue)
        .collect(Collectors.toSet());
  }
}
