package dev.tocsin.stix;

import java.util.List;

/// An expected refusal of a document as a whole.
public final class StixException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<StixFault> faults;

  /// A refusal.
  ///
  /// @param faults in document order; at least one
  public StixException(List<StixFault> faults) {
    super(message(faults));
    this.faults = List.copyOf(faults);
  }

  /// What is wrong, in document order; at most 100.
  public List<StixFault> faults() {
    return faults;
  }

  private static String message(List<StixFault> faults) {
    StixFault first = faults.getFirst();
    String more = faults.size() == 1 ? "" : "; and " + (faults.size() - 1) + " more";
    String where = first.pointer().isEmpty() ? "" : ", at " + first.pointer();
    return first.sentence() + where + more;
  }
}
