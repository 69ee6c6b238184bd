package dev.tocsin.testkit.sim;

/// One run of a world, which its values determine wholly.
///
/// @param faults the name of a set of [Faults]
/// @param warningsPerHour how many each node sends
public record Scenario(long seed, int nodes, int hours, String faults, double warningsPerHour) {
  public static Scenario of(long seed) {
    return new Scenario(seed, 5, 24, "mixed", 1);
  }

  public Scenario with(String otherFaults) {
    return new Scenario(seed, nodes, hours, otherFaults, warningsPerHour);
  }

  public Scenario nodes(int count) {
    return new Scenario(seed, count, hours, faults, warningsPerHour);
  }

  public Scenario hours(int longer) {
    return new Scenario(seed, nodes, longer, faults, warningsPerHour);
  }

  public Scenario warnings(double perHour) {
    return new Scenario(seed, nodes, hours, faults, perHour);
  }

  /// The command that runs it again.
  public String replay() {
    return "replay: ./build test -pl testkit -am -Dtest=SimulationTest#replaysOneSeed"
        + " -Dsurefire.failIfNoSpecifiedTests=false"
        + " -Dtocsin.sim.seed="
        + seed
        + " -Dtocsin.sim.nodes="
        + nodes
        + " -Dtocsin.sim.hours="
        + hours
        + " -Dtocsin.sim.faults="
        + faults
        + " -Dtocsin.sim.warnings="
        + warningsPerHour;
  }
}
