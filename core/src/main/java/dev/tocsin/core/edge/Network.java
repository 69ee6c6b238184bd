package dev.tocsin.core.edge;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// The network edge. Every call returns at once; its answer comes back once, on any thread, and
/// within a bounded time.
public interface Network {
  /// Gives a capsule to the partner's node.
  void send(LinkId link, Bytes capsule, Consumer<Sent> back);

  /// Asks the partner to cosign this node's checkpoint (C2SP tlog-witness, add-checkpoint).
  void askWitness(LinkId link, Bytes request, Consumer<Witnessed> back);

  /// Asks the partner for tiles of its log (C2SP tlog-tiles).
  ///
  /// @param paths relative tile paths
  void fetchTiles(LinkId link, List<String> paths, Consumer<Fetched> back);

  sealed interface Sent {
    /// The partner answered with a capsule or an unsealed refusal.
    record Answered(Bytes reply) implements Sent {}

    /// The partner took it and owes no answer.
    record Taken() implements Sent {}

    /// The partner asks for a pause.
    record Throttled(Duration retryAfter) implements Sent {}

    /// No carrier that runs by itself leads to this partner: a person must carry the file.
    record ByHand() implements Sent {}

    /// It did not get through.
    ///
    /// @param reason a sentence for the operator
    record Failed(String reason) implements Sent {}
  }

  sealed interface Witnessed {
    /// Note signature lines, to be checked.
    record Cosigned(Bytes lines) implements Witnessed {}

    /// The partner holds another size (status 409).
    record Conflict(long size) implements Witnessed {}

    /// The partner says that the log does not extend what it cosigned (status 422), or is unknown.
    record Refused(int status) implements Witnessed {}

    record Failed(String reason) implements Witnessed {}
  }

  sealed interface Fetched {
    /// The tiles.
    ///
    /// @param tiles one for each path asked for, in that order
    record Tiles(List<Bytes> tiles) implements Fetched {
      public Tiles {
        tiles = List.copyOf(tiles);
      }
    }

    record Failed(String reason) implements Fetched {}
  }
}
