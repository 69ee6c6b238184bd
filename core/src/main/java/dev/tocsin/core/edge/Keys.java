package dev.tocsin.core.edge;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.release.ContentTerms;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.log.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The key edge: everything that needs a private key or a partner's public keys. Safe for many
/// threads. Time and order are not its business; it never looks at a clock.
public interface Keys {
  /// This node.
  NodeId self();

  /// Takes in what is known of a partner: its descriptors and how far enrolment has come. Called
  /// again after every change, and for every partner at start.
  ///
  /// @param descriptors signed, oldest first, already checked when they were kept
  void learn(Partner partner, List<Bytes> descriptors);

  /// The name of this node's log.
  String origin();

  /// The name of the partner's log.
  String origin(LinkId link);

  /// Signs a statement and seals it, with its parts, to the partner's node.
  Sealed seal(Utterance utterance);

  /// Opens and verifies what came in. Never throws for foreign bytes.
  Arrival open(Bytes capsule);

  /// Signs this node's log at one size (C2SP tlog-checkpoint).
  Bytes signCheckpoint(LogPoint point, Instant now);

  /// Whether a note is a checkpoint of the partner's log, signed by its key.
  Optional<LogPoint> openCheckpoint(LinkId link, Bytes note);

  /// Cosigns a partner's checkpoint (C2SP tlog-cosignature).
  ///
  /// @return note signature lines
  Bytes cosign(Bytes note, Instant now);

  /// Checks a partner's cosignature under this node's own checkpoint.
  ///
  /// @return the time that it states; empty if it is not the partner's
  Optional<Instant> checkCosignature(LinkId link, Bytes note, Bytes lines);

  /// Something to be said.
  ///
  /// @param payload the statement as [dev.tocsin.core.statement.StatementCodec] writes it
  /// @param parts its content; empty for most kinds
  /// @param link empty for a refusal to someone unknown, which is signed but not sealed
  record Utterance(Optional<LinkId> link, Statement statement, Bytes payload, List<Part> parts) {
    public Utterance {
      parts = List.copyOf(parts);
    }

    public Hash digest() {
      return Envelope.digest(Envelope.STATEMENT, payload.toArray());
    }
  }

  /// What signing and sealing made.
  ///
  /// @param envelope the signed statement as JSON, kept as evidence
  /// @param capsule what travels; the envelope itself when there is no link
  record Sealed(Bytes envelope, Bytes capsule) {}

  /// What came in.
  sealed interface Arrival {
    /// SHA-256 of the bytes that came in.
    Hash capsule();

    /// A statement whose required signatures are the partner's. Its place, addressee and age are
    /// not judged yet.
    ///
    /// @param enrolmentAlias whether it used the alias that anyone may know
    /// @param content what the markings of the parts ask
    record Opened(
        Hash capsule,
        LinkId link,
        boolean enrolmentAlias,
        Statement statement,
        Hash digest,
        Bytes envelope,
        List<Part> parts,
        ContentTerms content)
        implements Arrival {
      public Opened {
        parts = List.copyOf(parts);
      }
    }

    /// Something that cannot be taken for a partner's statement.
    ///
    /// @param link the link it claims; empty if it claims none that exists
    /// @param detail what failed, for this node's operator only
    record Unreadable(Hash capsule, Optional<LinkId> link, Reason reason, String detail)
        implements Arrival {}
  }
}
