package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.Received;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.exchange.evidence.EvidenceBundle;
import dev.tocsin.log.AddCheckpoint;
import dev.tocsin.log.Hash;
import dev.tocsin.log.Note;
import dev.tocsin.log.Proofs;
import dev.tocsin.log.TlogProof;
import java.util.List;
import java.util.Optional;

/// Gathers what a third party needs to check a warning offline. What is still pending is left out,
/// and the verifier says so.
final class Evidence {
  private final Records records;
  private final Workplace place;

  Evidence(Records records, Workplace place) {
    this.records = records;
    this.place = place;
  }

  /// For a warning that this node sent; empty until it is receipted.
  Optional<EvidenceBundle> of(Delivery delivery, Statement warning, List<Part> parts) {
    var link = delivery.place().link();
    return delivery
        .receipt()
        .map(receipt ->
            new EvidenceBundle(
                envelope(delivery.label().digest()),
                envelope(receipt),
                delivery.answer().map(answer -> envelope(answer.statement())),
                parts.stream().map(EvidenceBundle.Revealed::of).toList(),
                ownProof(link, delivery.label().leaf()),
                records.proof(delivery.label().digest()),
                warning
                    .header()
                    .beacon()
                    .flatMap(point -> records.partnerCheckpoint(link, point.size())),
                place.keyring().descriptors().signed(),
                theirs(link)));
  }

  /// For a warning that this node received.
  EvidenceBundle of(Received received, Statement warning, List<Part> parts) {
    var link = received.place().link();
    return new EvidenceBundle(
        envelope(received.label().digest()),
        envelope(received.receipt()),
        received.answer().map(answer -> envelope(answer.statement())),
        parts.stream().map(EvidenceBundle.Revealed::of).toList(),
        records.proof(received.label().digest()),
        ownProof(link, received.label().leaf()),
        warning.header().beacon().flatMap(point -> ownCheckpoint(link, point)),
        theirs(link),
        place.keyring().descriptors().signed());
  }

  private Bytes envelope(Hash digest) {
    return records
        .envelope(digest)
        .orElseThrow(() -> new IllegalStateException("the store lacks the statement " + digest));
  }

  private List<Bytes> theirs(LinkId link) {
    return records
        .partner(link)
        .map(partner -> records.descriptors(partner.node()))
        .orElse(List.of());
  }

  /// That our log holds a leaf, under the smallest checkpoint that the partner cosigned.
  private Optional<Bytes> ownProof(LinkId partner, long leaf) {
    return records
        .cosigned(partner, leaf + 1)
        .flatMap(cosigned ->
            note(cosigned)
                .map(note ->
                    new TlogProof(
                        Optional.empty(),
                        leaf,
                        Proofs.inclusion(leaf, cosigned.size(), records.logNodes()),
                        note)))
        .map(proof -> Bytes.of(proof.format()));
  }

  private Optional<Bytes> ownCheckpoint(LinkId partner, LogPoint point) {
    return records
        .cosigned(partner, point.size())
        .filter(cosigned -> cosigned.size() == point.size())
        .flatMap(this::note)
        .map(note -> Bytes.of(note.bytes()));
  }

  private Optional<Note> note(Records.Cosigned cosigned) {
    return records
        .checkpoint(cosigned.size())
        .map(checkpoint ->
            Note.parse(checkpoint.toArray())
                .with(AddCheckpoint.parseAnswer(cosigned.lines().toArray())));
  }
}
