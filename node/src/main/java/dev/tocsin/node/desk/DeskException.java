package dev.tocsin.node.desk;

/// An expected refusal of something that a caller asked for. Thrown by [Desk], turned into a page
/// or a problem document at the edge.
public final class DeskException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public DeskException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  public DeskException(Problem.Kind kind, String detail) {
    this(Problem.of(kind, detail));
  }

  public Problem problem() {
    return problem;
  }
}
