package dev.tocsin.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Decides whether a witness may cosign (C2SP tlog-witness, "add-checkpoint"). It holds keys only;
/// what the witness has seen of each log is the caller's, who answers like this, in one atomic step
/// per log:
///
/// 1. `decide`, with the tree last cosigned;
/// 2. on `Cosign`, store the new tree durably;
/// 3. sign, and answer.
///
/// Two requests decided on one stored tree could otherwise roll the log back. Immutable.
public final class Witness {
  private final Map<String, List<NoteKey>> logs;

  /// A witness for these logs.
  ///
  /// @param logs for each origin the keys its log signs with
  public Witness(Map<String, List<NoteKey>> logs) {
    this.logs =
        logs.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
  }

  /// What a witness answers.
  public sealed interface Answer {
    /// The checkpoint follows from what the witness holds. Store `checkpoint.head()` before the
    /// cosignature leaves.
    record Cosign(Checkpoint checkpoint) implements Answer {
      /// The cosignatures, as the body of the answer.
      public byte[] body(List<NoteSignature> cosignatures) {
        return AddCheckpoint.formatAnswer(cosignatures);
      }
    }

    /// The request has no meaning.
    record Malformed(String reason) implements Answer {}

    /// The witness does not know this log.
    record UnknownOrigin(String origin) implements Answer {}

    /// No key of the log signed the checkpoint, or a signature by one does not hold.
    record BadSignature(String reason) implements Answer {}

    /// The witness holds another size than the request starts from, or another root for this size.
    /// In the second case the log has forked: keep both checkpoints.
    ///
    /// @param held what the witness last cosigned
    /// @param forked whether the size was right and the root was not
    record Conflict(TreeHead held, boolean forked) implements Answer {
      /// The media type of the body.
      public static final String CONTENT_TYPE = "text/x.tlog.size";

      /// The size held, in decimal, and a newline.
      public String body() {
        return held.size() + "\n";
      }
    }

    /// The checkpoint is signed and does not follow from the tree the witness holds. This may be
    /// evidence of a fork: keep the request.
    record BadProof(String step, String reason) implements Answer {}

    /// The HTTP status.
    default int status() {
      return switch (this) {
        case Cosign _ -> 200;
        case Malformed _ -> 400;
        case BadSignature _ -> 403;
        case UnknownOrigin _ -> 404;
        case Conflict _ -> 409;
        case BadProof _ -> 422;
      };
    }
  }

  /// Decides on the bytes of a request.
  ///
  /// @param held the tree last cosigned for an origin, if any was
  public Answer decide(byte[] body, Function<String, Optional<TreeHead>> held) {
    AddCheckpoint request;
    try {
      request = AddCheckpoint.parse(body);
    } catch (FormatException e) {
      return new Answer.Malformed(e.getMessage());
    }
    return decide(request, held);
  }

  /// Decides on a request.
  ///
  /// @param held the tree last cosigned for an origin, if any was
  public Answer decide(AddCheckpoint request, Function<String, Optional<TreeHead>> held) {
    String origin;
    try {
      origin = Checkpoint.parse(request.checkpoint().text()).origin();
    } catch (FormatException e) {
      return new Answer.Malformed(e.getMessage());
    }
    List<NoteKey> keys = logs.getOrDefault(origin, List.of());
    if (keys.isEmpty()) {
      return new Answer.UnknownOrigin(origin);
    }
    return switch (Checkpoint.open(request.checkpoint(), origin, keys)) {
      case Checkpoint.Opening.Rejected(String reason) -> new Answer.BadSignature(reason);
      case Checkpoint.Opening.Opened(Checkpoint checkpoint, List<VerifiedSignature> _) ->
          judge(request, checkpoint, held.apply(origin).orElse(TreeHead.EMPTY));
    };
  }

  /// Decides on a request whose checkpoint the caller has opened with the log's keys.
  ///
  /// @param checkpoint what the request's note says, verified
  /// @param held the tree last cosigned; the empty one if none was
  public static Answer judge(AddCheckpoint request, Checkpoint checkpoint, TreeHead held) {
    if (request.oldSize() > checkpoint.size()) {
      return new Answer.Malformed("the old size is above the checkpoint's");
    }
    if (request.oldSize() != held.size()) {
      return new Answer.Conflict(held, false);
    }
    boolean sameSize = held.size() == checkpoint.size();
    if (sameSize && request.proof().isEmpty() && !held.root().equals(checkpoint.root())) {
      return new Answer.Conflict(held, true);
    }
    return switch (Verifier.consistency(held, checkpoint.head(), request.proof())) {
      case Verdict.Refused(String step, String reason) -> new Answer.BadProof(step, reason);
      case Verdict.Accepted() -> new Answer.Cosign(checkpoint);
    };
  }
}
