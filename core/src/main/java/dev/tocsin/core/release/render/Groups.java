package dev.tocsin.core.release.render;

import dev.tocsin.core.release.Decision;
import dev.tocsin.core.release.Explanation;
import dev.tocsin.core.release.MarkedPortion;
import dev.tocsin.core.release.Recipient;
import dev.tocsin.core.release.marking.ReadMarking;
import dev.tocsin.stix.StixId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The different sets of markings of a draft. A draft has thousands of portions and few of these,
/// so each is decided about once for each recipient.
final class Groups {
  private final Map<Key, Integer> numbers = new LinkedHashMap<>();
  private final List<MarkedPortion> samples = new ArrayList<>();

  private record Key(List<StixId> markings, Optional<MarkedPortion.Fault> fault) {}

  /// The number of a portion's set of markings; the same for the same set.
  int number(MarkedPortion portion) {
    var key = new Key(portion.markings().stream().map(ReadMarking::id).toList(), portion.fault());
    return numbers.computeIfAbsent(
        key,
        _ -> {
          samples.add(portion);
          return samples.size() - 1;
        });
  }

  MarkedPortion sample(int number) {
    return samples.get(number);
  }

  /// What is decided about each set, by its number; the portion in it is any that bears the set.
  List<Explanation> explain(Recipient recipient, Instant now) {
    return samples.stream().map(sample -> Explanation.of(sample, recipient, now)).toList();
  }

  /// An explanation for one portion with the set of markings that was decided about.
  static Explanation of(MarkedPortion portion, Explanation decided, Decision decision) {
    return new Explanation(portion.portion(), decided.steps(), decision);
  }
}
