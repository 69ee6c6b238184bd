package dev.tocsin.exchange;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Keys.Arrival;
import dev.tocsin.core.release.ContentTerms;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.PartsFrame;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.capsule.CapsuleException;
import dev.tocsin.exchange.capsule.OpeningKey;
import dev.tocsin.exchange.capsule.Padding;
import dev.tocsin.exchange.keys.DualKey;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The opening of one thing that came in: size, header, alias, decryption, envelope, signatures,
/// revocation, statement, parts; it stops at the first step that fails. For one thread.
final class Opening {
  /// An envelope starts with this; a capsule never does.
  private static final byte[] ENVELOPE_START = Bytes.utf8("{\"payload\":").toArray();

  private static final int ALONE_BYTES_MAX = 64 * 1024;

  private final Directory directory;
  private final List<OpeningKey> keys;
  private final Bytes bytes;
  private final Hash id;
  private Optional<LinkId> link = Optional.empty();

  Opening(Directory directory, List<OpeningKey> keys, Bytes bytes) {
    this.directory = directory;
    this.keys = keys;
    this.bytes = bytes;
    this.id = Capsule.id(bytes);
  }

  Arrival open() {
    try {
      return startsAsEnvelope() ? openAlone() : openCapsule();
    } catch (Refused e) {
      return unreadable(e.reason, e.detail);
    } catch (CapsuleException e) {
      return unreadable(reason(e.fault()), e.detail());
    }
  }

  private Arrival openCapsule() {
    var capsule = Capsule.parse(bytes);
    var route =
        directory
            .route(capsule.header().to())
            .orElseThrow(
                () -> new Refused(Reason.NOT_ADDRESSED, "its alias leads to no link here"));
    link = Optional.of(route.link());
    var content = decrypt(capsule);
    var partner = directory.require(route.link());
    var envelope = envelope(content.envelope(), StatementCodec.LIMITS);
    requireSigned(envelope, partner);
    var statement = statement(envelope);
    var parts = parts(statement, content.parts());
    return new Arrival.Opened(
        id,
        route.link(),
        route.enrolment(),
        statement,
        envelope.digest(),
        content.envelope(),
        parts,
        ContentTerms.of(parts));
  }

  /// A refusal by a partner that could not tell which link it was answering on.
  private Arrival openAlone() {
    if (bytes.size() > ALONE_BYTES_MAX) {
      throw new Refused(Reason.TOO_LARGE, "it is an unsealed refusal of more than 64 KiB");
    }
    var envelope = envelope(bytes, StatementCodec.LIMITS.withMaxBytes(ALONE_BYTES_MAX));
    var statement = statement(envelope);
    if (statement.kind() != Statement.Kind.REFUSE) {
      throw new Refused(Reason.MALFORMED, "it is not sealed, and only a refusal may be");
    }
    var partner =
        directory
            .partner(statement.header().from())
            .orElseThrow(() -> new Refused(Reason.SIGNATURE, "it is a refusal by an unknown node"));
    link = Optional.of(partner.partner().link());
    requireSigned(envelope, partner);
    return new Arrival.Opened(
        id,
        partner.partner().link(),
        true,
        statement,
        envelope.digest(),
        bytes,
        List.of(),
        ContentTerms.NONE);
  }

  private Padding.Content decrypt(Capsule capsule) {
    for (var key : keys.subList(0, keys.size() - 1)) {
      try {
        return key.open(capsule);
      } catch (CapsuleException e) {
        if (e.fault() != CapsuleException.Fault.NOT_OPENED) {
          throw e;
        }
        // It may be sealed to an older key.
      }
    }
    return keys.getLast().open(capsule);
  }

  private static Envelope envelope(Bytes json, JsonLimits limits) {
    try {
      var envelope = Envelope.parse(json.toArray(), limits);
      if (!envelope.payloadType().equals(Envelope.STATEMENT)) {
        throw new Refused(Reason.MALFORMED, "its envelope holds something else than a statement");
      }
      if (!Bytes.of(envelope.toJson()).equals(json)) {
        throw new Refused(Reason.MALFORMED, "its envelope is not in the form that nodes write");
      }
      return envelope;
    } catch (JsonException | IllegalArgumentException e) {
      throw new Refused(Reason.MALFORMED, "its envelope is malformed: " + e.getMessage());
    }
  }

  private static void requireSigned(Envelope envelope, KnownPartner partner) {
    var descriptor = partner.chain().newest();
    DualKey keys =
        descriptor.signers().stream()
            .filter(each -> each.named(envelope, descriptor.profile()))
            .findFirst()
            .filter(each -> each.signed(envelope, descriptor.profile()))
            .orElseThrow(() ->
                new Refused(
                    Reason.SIGNATURE,
                    "it does not carry exactly the signatures that profile "
                        + descriptor.profile()
                        + " of the partner's descriptor requires"));
    descriptor
        .revocation(keys)
        .ifPresent(revocation -> {
          throw new Refused(Reason.KEY_REVOKED, "its key " + revocation.key() + " is revoked");
        });
  }

  private static Statement statement(Envelope envelope) {
    try {
      return StatementCodec.read(envelope.payload().toArray());
    } catch (JsonException | IllegalArgumentException e) {
      throw new Refused(Reason.MALFORMED, "its statement is malformed: " + e.getMessage());
    }
  }

  private static List<Part> parts(Statement statement, Bytes frame) {
    List<Part.Commitment> commitments =
        statement.body() instanceof Statement.Warning warning ? warning.parts() : List.of();
    if (!PartName.allFit(commitments)) {
      throw new Refused(
          Reason.MALFORMED, "a part has a name that does not fit a file, or two have one name");
    }
    try {
      List<Part> parts = PartsFrame.read(frame, commitments);
      if (parts.stream().map(Part::commitment).toList().equals(commitments)) {
        return parts;
      }
      throw new Refused(Reason.MALFORMED, "a part does not match its commitment");
    } catch (IllegalArgumentException e) {
      throw new Refused(Reason.MALFORMED, "its parts are not as its commitments say");
    }
  }

  private boolean startsAsEnvelope() {
    byte[] all = bytes.toArray();
    return all.length >= ENVELOPE_START.length
        && Arrays.equals(all, 0, ENVELOPE_START.length, ENVELOPE_START, 0, ENVELOPE_START.length);
  }

  private Arrival unreadable(Reason reason, String detail) {
    return new Arrival.Unreadable(id, link, reason, detail);
  }

  /// Undecryptable and misdirected look the same from outside.
  private static Reason reason(CapsuleException.Fault fault) {
    return switch (fault) {
      case TOO_LARGE -> Reason.TOO_LARGE;
      case MALFORMED -> Reason.MALFORMED;
      case NOT_OPENED -> Reason.NOT_ADDRESSED;
    };
  }

  /// Leaves the opening at the step that failed; it never leaves this class.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String detail;

    Refused(Reason reason, String detail) {
      super(detail, null, false, false);
      this.reason = reason;
      this.detail = detail;
    }
  }
}
