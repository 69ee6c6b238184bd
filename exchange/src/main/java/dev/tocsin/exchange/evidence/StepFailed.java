package dev.tocsin.exchange.evidence;

/// Leaves a check at the step that failed; it never leaves this package.
final class StepFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Verdict.Step step;
  private final String reason;

  StepFailed(Verdict.Step step, String reason) {
    super(reason, null, false, false);
    this.step = step;
    this.reason = reason;
  }

  Verdict.Refused verdict() {
    return new Verdict.Refused(step, reason);
  }
}
