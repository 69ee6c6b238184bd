package dev.tocsin.core.protocol;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.draft.DraftAct;
import dev.tocsin.core.draft.Grounds;
import dev.tocsin.core.edge.Keys.Arrival;
import dev.tocsin.core.edge.Network;
import dev.tocsin.core.edge.Timers;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.AddCheckpoint;
import dev.tocsin.stix.Tlp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What can happen to a node.
public sealed interface Event {

  /// Something that someone waits for an answer to.
  sealed interface Asked extends Event {
    Ticket ticket();
  }

  /// Ties an answer to whoever waits for it.
  record Ticket(long number) {}

  /// Someone with the right to do so released a warning to one partner.
  record Released(Ticket ticket, LinkId link, Order order) implements Asked {}

  /// What is to be sent.
  ///
  /// @param title one line for lists
  /// @param contents at least one
  /// @param by who released it
  /// @param grounds the draft that it is a rendering of, and who approved it; empty where the
  ///   policy lets one person release what they bring
  record Order(
      String title,
      Handling handling,
      List<Content> contents,
      Urgency urgency,
      String by,
      Optional<Grounds> grounds) {
    public Order {
      contents = List.copyOf(contents);
    }

    /// One person's.
    public Order(
        String title, Handling handling, List<Content> contents, Urgency urgency, String by) {
      this(title, handling, contents, urgency, by, Optional.empty());
    }
  }

  /// How soon it must arrive, and until when it matters.
  ///
  /// @param exercise true if it is not real
  record Urgency(Precedence precedence, boolean exercise, Optional<Instant> notAfter) {}

  /// A person does something with a draft.
  ///
  /// @param by the account's name
  record Drafted(Ticket ticket, DraftAct act, String by) implements Asked {}

  /// A person put a release policy into force.
  ///
  /// @param policy the file's bytes; whoever asks has read and tested it
  record PolicySet(Ticket ticket, Bytes policy, String by) implements Asked {}

  record Content(String name, String mediaType, Bytes bytes) {}

  /// A capsule came in by any carrier.
  record Came(Ticket ticket, Arrival arrival) implements Asked {}

  /// What became of a capsule that was sent.
  record Transmitted(Place place, Transmission outcome) implements Event {}

  sealed interface Transmission {
    record Answered(Arrival reply) implements Transmission {}

    record Taken() implements Transmission {}

    record Throttled(Duration retryAfter) implements Transmission {}

    record ByHand() implements Transmission {}

    record Failed(String reason) implements Transmission {}
  }

  /// A person takes the capsule of one delivery to carry it by hand.
  record HandedOver(Ticket ticket, Place place) implements Asked {}

  /// A named human answers a received warning.
  record Decided(Ticket ticket, StatementId warning, String by, Decision decision, String note)
      implements Asked {}

  /// A person wants to pass a received warning on, and its originator must be asked.
  ///
  /// @param recipient the link of the partner that is to get it
  /// @param by their name and role
  /// @param reason a sentence of theirs for the originator
  record OnwardAsked(Ticket ticket, StatementId warning, LinkId recipient, String by, String reason)
      implements Asked {}

  /// A named human answers a partner's request.
  ///
  /// @param decision yes or no
  record RequestDecided(
      Ticket ticket, StatementId request, String by, Decision decision, String note)
      implements Asked {}

  record Rang(Timers.Alarm alarm) implements Event {}

  /// A partner asks for a cosignature (C2SP tlog-witness).
  ///
  /// @param signed what the checkpoint says; empty if the partner's log did not sign it
  record CosignatureAsked(
      Ticket ticket, LinkId link, AddCheckpoint request, Optional<LogPoint> signed)
      implements Asked {}

  /// A partner answered our request for a cosignature.
  ///
  /// @param size of the checkpoint that was sent
  record CosignatureCame(LinkId link, long size, Cosignature outcome) implements Event {}

  sealed interface Cosignature {
    /// A cosignature that holds.
    ///
    /// @param stated the partner's clock
    record Good(Bytes lines, Instant stated) implements Cosignature {}

    record Conflict(long held) implements Cosignature {}

    record Refused(int status) implements Cosignature {}

    record Failed(String reason) implements Cosignature {}
  }

  /// Tiles of a partner's log came.
  ///
  /// @param point the partner's log that they are for
  record TilesCame(LinkId link, LogPoint point, List<String> paths, Network.Fetched fetched)
      implements Event {}

  /// A person read another node's descriptor.
  ///
  /// @param version the descriptor's
  /// @param number the 60 digits to compare
  record Invited(
      Ticket ticket, String name, NodeId node, long version, Bytes descriptor, String number)
      implements Asked {}

  /// The number was shown to a person.
  record NumberShown(Ticket ticket, LinkId link) implements Asked {}

  /// A person compared the number and confirms that the partner is who it says.
  record Confirmed(Ticket ticket, LinkId link, String person, Tlp ceiling, List<String> terms)
      implements Asked {
    public Confirmed {
      terms = List.copyOf(terms);
    }
  }
}
