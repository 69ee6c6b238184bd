package dev.tocsin.core.statement;

import dev.tocsin.core.NodeId;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One thing that one node says to another.
///
/// @param header what every statement says
/// @param body what this kind says
public record Statement(Header header, Body body) {

  public Kind kind() {
    return body.kind();
  }

  /// The kinds that exist so far; each has its own body.
  public enum Kind {
    AGREEMENT("agreement"),
    WARNING("warning"),
    RECEIPT("receipt"),
    ACK("ack"),
    RFI("rfi"),
    ANSWER("answer"),
    REFUSE("refuse");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }

    /// Whether the receiver must answer with a receipt, so that the sender repeats it until then.
    public boolean wantsReceipt() {
      return switch (this) {
        case AGREEMENT, WARNING, ACK, RFI, ANSWER -> true;
        case RECEIPT, REFUSE -> false;
      };
    }
  }

  public sealed interface Body {
    default Kind kind() {
      return switch (this) {
        case Agreement _ -> Kind.AGREEMENT;
        case Warning _ -> Kind.WARNING;
        case Receipt _ -> Kind.RECEIPT;
        case Acknowledgement _ -> Kind.ACK;
        case Request _ -> Kind.RFI;
        case Answer _ -> Kind.ANSWER;
        case Refusal _ -> Kind.REFUSE;
      };
    }
  }

  /// One side's signature under the terms of a partnership.
  ///
  /// @param ceiling the highest level that may be sent on this link
  /// @param terms further terms; both sides must name the same ones, in the same words
  /// @param confirmedBy the people who compared the number on this side
  /// @param secret 32 random bytes from which both sides derive the link's routing aliases
  public record Agreement(Tlp ceiling, List<String> terms, List<String> confirmedBy, Hash secret)
      implements Body {
    public Agreement {
      terms = List.copyOf(terms);
      confirmedBy = List.copyOf(confirmedBy);
    }

    /// Whether the other side signed the same terms.
    public boolean matches(Agreement other) {
      return ceiling == other.ceiling && terms.equals(other.terms);
    }
  }

  /// A warning. Its content travels beside it, committed to by `parts`.
  ///
  /// @param title one line for lists; never blank
  public record Warning(String title, Handling handling, List<Part.Commitment> parts)
      implements Body {
    public Warning {
      parts = List.copyOf(parts);
      if (title.isBlank()) {
        throw new IllegalArgumentException("a warning needs a title");
      }
    }
  }

  /// Made by the machine in the same durable write as the record of what it receipts. It never says
  /// that a human has read anything.
  ///
  /// @param of digest of the statement
  /// @param seq its sequence number
  /// @param handling digest of the handling as understood; empty where the statement has none
  /// @param received the receiver's clock
  /// @param logged index of the leaf in the receiver's log
  /// @param leafBlind opens that leaf
  /// @param timeNote a sentence when the two clocks disagree by more than five minutes
  public record Receipt(
      Hash of,
      long seq,
      Optional<Hash> handling,
      Result result,
      Optional<Reason> reason,
      Instant received,
      long logged,
      Hash leafBlind,
      Optional<String> timeNote)
      implements Body {}

  /// A named human's answer.
  ///
  /// @param of digest of the warning
  /// @param by the name and role that answers
  /// @param note a sentence of theirs; may be empty
  public record Acknowledgement(Hash of, String by, Decision decision, Instant at, String note)
      implements Body {
    public Acknowledgement {
      if (!Decision.OF_WARNINGS.contains(decision)) {
        throw new IllegalArgumentException("a warning is not answered by yes or no");
      }
    }
  }

  /// Asks whoever sent a warning whether it may be passed on.
  ///
  /// @param of digest of the warning
  /// @param recipient the node that is to get it
  /// @param organisation what the asking side calls that node's organisation; never blank
  /// @param by the name and role that asks
  /// @param reason a sentence of theirs; never blank
  public record Request(Hash of, NodeId recipient, String organisation, String by, String reason)
      implements Body {
    public Request {
      if (organisation.isBlank() || reason.isBlank()) {
        throw new IllegalArgumentException("a request names an organisation and a reason");
      }
    }
  }

  /// A named human's answer to a request. Yes permits what was asked and nothing else: that warning
  /// to that organisation.
  ///
  /// @param of digest of the request
  /// @param by the name and role that answers
  /// @param decision yes or no
  /// @param note a sentence of theirs; may be empty
  public record Answer(Hash of, String by, Decision decision, Instant at, String note)
      implements Body {
    public Answer {
      if (!Decision.OF_REQUESTS.contains(decision)) {
        throw new IllegalArgumentException("a request is answered by yes or no");
      }
    }
  }

  /// Says that a capsule was not taken, and why. It stands outside the sequence, because what it
  /// answers could not be tied to a place in it.
  ///
  /// @param capsule SHA-256 of the capsule's bytes
  public record Refusal(Hash capsule, Reason reason) implements Body {}
}
