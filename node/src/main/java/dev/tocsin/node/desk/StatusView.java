package dev.tocsin.node.desk;

import dev.tocsin.core.NodeId;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.partner.Partner;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How the node is.
///
/// @param since when it was started
/// @param alarms newest first; at most 50
public record StatusView(
    String organisation,
    NodeId node,
    String version,
    Instant since,
    Health health,
    Log log,
    List<Neighbour> partners,
    List<AlarmView> alarms) {
  public StatusView {
    partners = List.copyOf(partners);
    alarms = List.copyOf(alarms);
  }

  /// What checks that do the real thing found.
  public record Health(boolean ok, List<Check> checks) {
    public Health {
      checks = List.copyOf(checks);
    }
  }

  public record Check(String name, boolean ok, String detail) {}

  /// The node's log.
  ///
  /// @param root in base64
  /// @param checkpointSize size of the newest signed checkpoint; 0 before the first
  public record Log(
      String origin, long size, String root, long checkpointSize, List<Cosigned> cosigned) {
    public Log {
      cosigned = List.copyOf(cosigned);
    }
  }

  /// How far a partner has cosigned the log.
  ///
  /// @param at the time that the partner states; empty before the first
  public record Cosigned(String partner, long size, Optional<Instant> at) {}

  /// A partner and what is owed to it.
  ///
  /// @param missing sequence numbers that never came from it, if any
  public record Neighbour(
      String name,
      NodeId node,
      Partner.State state,
      int queued,
      Optional<Instant> oldestQueued,
      Optional<Gap> missing) {}

  /// Sequence numbers that are missing.
  ///
  /// @param from first missing number
  /// @param to last missing number
  public record Gap(long from, long to) {}

  public record AlarmView(Alarm.Kind kind, Optional<String> partner, String detail, Instant at) {}
}
