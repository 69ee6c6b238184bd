package dev.tocsin.stix;

import dev.tocsin.stix.StixFault.Severity;
import java.util.ArrayList;
import java.util.List;

/// Collects faults up to a limit, and counts those beyond it. Errors and warnings each have the
/// whole limit, so that many warnings hide no error. For one thread.
public final class Faults {
  /// How many errors, and how many warnings, are kept unless said otherwise.
  public static final int LIMIT = 100;

  private final int limit;
  private final List<StixFault> found = new ArrayList<>();
  private int keptErrors;
  private int keptWarnings;
  private int errors;
  private int warnings;

  /// Keeps [#LIMIT] errors and as many warnings.
  public Faults() {
    this(LIMIT);
  }

  /// Keeps so many errors, and as many warnings.
  public Faults(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a limit below 1 keeps no fault");
    }
    this.limit = limit;
  }

  /// Takes a fault, or only counts it once its severity has reached the limit.
  public void add(StixFault fault) {
    if (room(fault.severity()) > 0) {
      found.add(fault);
      switch (fault.severity()) {
        case ERROR -> keptErrors++;
        case WARNING -> keptWarnings++;
      }
    }
    count(fault.severity(), 1);
  }

  void add(String pointer, String section, String sentence) {
    add(new StixFault(pointer, section, sentence));
  }

  /// Counts faults that were not worth making, since there is no room for them.
  public void count(Severity severity, int more) {
    switch (severity) {
      case ERROR -> errors += more;
      case WARNING -> warnings += more;
    }
  }

  /// How many more faults of that severity will be kept.
  public int room(Severity severity) {
    return switch (severity) {
      case ERROR -> limit - keptErrors;
      case WARNING -> limit - keptWarnings;
    };
  }

  /// Those kept, in the order they were added.
  public List<StixFault> found() {
    return List.copyOf(found);
  }

  /// All errors, also those beyond the limit.
  public int errors() {
    return errors;
  }

  /// All warnings, also those beyond the limit.
  public int warnings() {
    return warnings;
  }

  boolean full() {
    return room(Severity.ERROR) == 0;
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new StixException(found);
    }
  }
}
