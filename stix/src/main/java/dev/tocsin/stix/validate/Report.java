package dev.tocsin.stix.validate;

import dev.tocsin.stix.Faults;
import dev.tocsin.stix.StixFault;
import java.util.List;

/// What a validator found. Immutable.
///
/// @param faults in document order, up to the limit of each severity
/// @param errors all errors, also those beyond the limit
/// @param warnings all warnings, also those beyond the limit
public record Report(List<StixFault> faults, int errors, int warnings) {
  public Report {
    faults = List.copyOf(faults);
  }

  static Report of(Faults faults) {
    return new Report(faults.found(), faults.errors(), faults.warnings());
  }

  /// Whether no MUST is broken.
  public boolean isValid() {
    return errors == 0;
  }

  /// Whether every fault found is in the list.
  public boolean isComplete() {
    return faults.size() == errors + warnings;
  }
}
