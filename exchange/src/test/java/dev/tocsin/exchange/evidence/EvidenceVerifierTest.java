package dev.tocsin.exchange.evidence;

import static dev.tocsin.exchange.TestNodes.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.exchange.PreparedKeys;
import dev.tocsin.exchange.TestNodes;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.NodeDescriptor.Revocation;
import dev.tocsin.exchange.descriptor.NodeDescriptor.RevocationReason;
import dev.tocsin.exchange.descriptor.SharedNumber;
import dev.tocsin.exchange.evidence.EvidenceBundle.Revealed;
import dev.tocsin.exchange.evidence.Verdict.Step;
import dev.tocsin.exchange.keys.DualSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class EvidenceVerifierTest {
  private final TestEvidence evidence = new TestEvidence();
  private final EvidenceBundle whole = evidence.bundle();

  @Test
  void provesAWholeBundleAndNamesTheTimes() {
    var verdict = proven(EvidenceVerifier.verify(whole.toZip(), Set.of()));

    assertThat(verdict.sender()).isEqualTo(evidence.sender.self());
    assertThat(verdict.receiver()).isEqualTo(evidence.receiver.self());
    assertThat(verdict.number())
        .isEqualTo(SharedNumber.of(evidence.sender.self(), evidence.receiver.self()));
    assertThat(verdict.times())
        .isEqualTo(
            new Verdict.Times(
                Optional.of(TestEvidence.BEACON_TIME),
                Optional.of(TestEvidence.SEEN_TIME),
                Optional.of(TestEvidence.RECEIVED_TIME)));
    assertThat(verdict.proven()).anyMatch(claim -> claim.contains("Dara, duty officer"));
    assertThat(verdict.notProven())
        .anyMatch(claim -> claim.contains("understood"))
        .anyMatch(claim -> claim.contains("content is true"))
        .anyMatch(claim -> claim.contains(verdict.number().value()));
  }

  @Test
  void asksForNoComparisonWhenBothNodesAreExpected() {
    var verdict =
        proven(
            EvidenceVerifier.verify(
                whole, Set.of(evidence.sender.self(), evidence.receiver.self())));

    assertThat(verdict.notProven()).noneMatch(claim -> claim.contains("compare"));
  }

  @Test
  void refusesABundleAboutAnotherNodeThanExpected() {
    var other = TestNodes.keyring("stranger").self();

    assertRefused(EvidenceVerifier.verify(whole, Set.of(other)), Step.TRUST);
  }

  @Test
  void saysWhatIsMissing() {
    var bare =
        new EvidenceBundle(
            whole.warning(),
            whole.receipt(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            whole.senderDescriptors(),
            whole.receiverDescriptors());

    var verdict = proven(EvidenceVerifier.verify(bare.toZip(), Set.of()));

    assertThat(verdict.times())
        .isEqualTo(new Verdict.Times(Optional.empty(), Optional.empty(), Optional.empty()));
    assertThat(verdict.notProven())
        .anyMatch(claim -> claim.contains("no acknowledgement"))
        .anyMatch(claim -> claim.contains("2 parts"))
        .anyMatch(claim -> claim.contains("sender's log"))
        .anyMatch(claim -> claim.contains("receiver's log"))
        .anyMatch(claim -> claim.contains("After when"));
  }

  @Test
  void showsAProofThatStillWaitsForItsCosignature() {
    var pending = with(Optional.of(evidence.senderProofWithoutCosignature()), whole.receipt());

    var verdict = proven(EvidenceVerifier.verify(pending, Set.of()));

    assertThat(verdict.times().existedBefore()).isEmpty();
    assertThat(verdict.notProven()).anyMatch(claim -> claim.contains("Before when"));
  }

  @Test
  void refusesAReceiptForOtherHandling() {
    var good = evidence.receipt();
    var other =
        new Statement.Receipt(
            good.of(),
            good.seq(),
            Optional.of(hash("other handling")),
            good.result(),
            good.reason(),
            good.received(),
            good.logged(),
            good.leafBlind(),
            good.timeNote());

    assertRefused(verifyWithReceipt(other), Step.RECEIPT);
  }

  @Test
  void refusesAReceiptForAnotherStatement() {
    var good = evidence.receipt();
    var other =
        new Statement.Receipt(
            hash("another"),
            good.seq(),
            good.handling(),
            good.result(),
            good.reason(),
            good.received(),
            good.logged(),
            good.leafBlind(),
            good.timeNote());

    assertRefused(verifyWithReceipt(other), Step.RECEIPT);
  }

  @Test
  void refusesAReceiptSignedByTheSender() {
    var forged = TestEvidence.sign("harbour", evidence.answer(evidence.receipt()));

    assertRefused(
        EvidenceVerifier.verify(with(whole.senderProof(), forged), Set.of()),
        Step.RECEIPT_SIGNATURES);
  }

  @Test
  void refusesAProofOfAnotherPlaceThanTheReceiptNames() {
    var moved =
        new EvidenceBundle(
            whole.warning(),
            whole.receipt(),
            whole.acknowledgement(),
            whole.revealed(),
            whole.senderProof(),
            Optional.of(evidence.receiverProof(3)),
            whole.beacon(),
            whole.senderDescriptors(),
            whole.receiverDescriptors());

    assertRefused(EvidenceVerifier.verify(moved, Set.of()), Step.RECEIVER_LOG);
  }

  @Test
  void refusesSwappedProofs() {
    var swapped = with(whole.receiverProof(), whole.receipt());

    assertRefused(EvidenceVerifier.verify(swapped, Set.of()), Step.SENDER_LOG);
  }

  @Test
  void refusesContentThatWasNotCommittedTo() {
    for (var part :
        List.of(
            new Revealed("warning.json", hash("salt warning.json"), Bytes.utf8("{}")),
            new Revealed("warning.json", hash("another salt"), Bytes.utf8("{\"type\":\"bundle\"}")),
            new Revealed("unknown.json", hash("s"), Bytes.utf8("{}")))) {
      var changed =
          new EvidenceBundle(
              whole.warning(),
              whole.receipt(),
              whole.acknowledgement(),
              List.of(part),
              whole.senderProof(),
              whole.receiverProof(),
              whole.beacon(),
              whole.senderDescriptors(),
              whole.receiverDescriptors());
      assertRefused(EvidenceVerifier.verify(changed.toZip(), Set.of()), Step.PARTS);
    }
  }

  @Test
  void honoursWhatWasLoggedBeforeAKeyWasLostAndNothingElse() {
    for (int lostAt : List.of(0, 1)) {
      assertRefused(EvidenceVerifier.verify(revokedAt(lostAt), Set.of()), Step.REVOCATIONS);
    }
    proven(EvidenceVerifier.verify(revokedAt(2), Set.of()));
  }

  @Test
  void writesTheSameBytesEachTime() {
    assertThat(whole.toZip()).isEqualTo(whole.toZip());
    assertThat(EvidenceBundle.read(whole.toZip())).isEqualTo(whole);
  }

  @Test
  void refusesFilesThatDoNotBelongToABundle() {
    for (String name :
        List.of(
            "../x", "/etc/x", "parts/../x", "a/b/c", "x\\y", "nested.zip", "parts/x", "p rts")) {
      assertRefused(EvidenceVerifier.verify(zipWith(name, ZipEntry.STORED), Set.of()), Step.FILES);
    }
  }

  @Test
  void refusesCompressedFiles() {
    assertRefused(
        EvidenceVerifier.verify(zipWith("bomb.txt", ZipEntry.DEFLATED), Set.of()), Step.FILES);
  }

  @Test
  void refusesTooManyFilesAndTooManyBytes() {
    var files = new LinkedHashMap<String, Bytes>();
    for (int i = 0; i <= StoredZip.ENTRIES_MAX; i++) {
      files.put("parts/p" + i, Bytes.EMPTY);
    }

    assertRefused(EvidenceVerifier.verify(StoredZip.write(files), Set.of()), Step.FILES);
    assertRefused(
        EvidenceVerifier.verify(Bytes.of(new byte[StoredZip.BYTES_MAX + 1]), Set.of()), Step.FILES);
  }

  @Test
  void refusesWhatIsNoZip() {
    for (var bytes : List.of(Bytes.EMPTY, Bytes.utf8("PK"), Bytes.utf8("hello"))) {
      assertRefused(EvidenceVerifier.verify(bytes, Set.of()), Step.FILES);
    }
    assertThatThrownBy(() -> EvidenceBundle.read(Bytes.EMPTY))
        .isInstanceOf(EvidenceException.class);
  }

  private EvidenceBundle revokedAt(long size) {
    var keys = DualSigner.of(TestNodes.keys("harbour").statement()).publicKeys();
    var chain =
        PreparedKeys.of(TestNodes.keys("harbour"))
            .continued(
                evidence.sender.descriptors(),
                List.of(new Endpoint.ByFile()),
                List.of(),
                List.of(
                    new Revocation(
                        keys.mlDsa65().id(),
                        new LogPoint(evidence.sender.origin(), size, hash("root")),
                        RevocationReason.COMPROMISED)));
    return new EvidenceBundle(
        whole.warning(),
        whole.receipt(),
        whole.acknowledgement(),
        whole.revealed(),
        whole.senderProof(),
        whole.receiverProof(),
        whole.beacon(),
        chain.signed(),
        whole.receiverDescriptors());
  }

  private Verdict verifyWithReceipt(Statement.Receipt receipt) {
    var signed = TestEvidence.sign("canal", evidence.answer(receipt));
    return EvidenceVerifier.verify(with(whole.senderProof(), signed), Set.of());
  }

  private EvidenceBundle with(Optional<Bytes> senderProof, Bytes receipt) {
    return new EvidenceBundle(
        whole.warning(),
        receipt,
        whole.acknowledgement(),
        whole.revealed(),
        senderProof,
        whole.receiverProof(),
        whole.beacon(),
        whole.senderDescriptors(),
        whole.receiverDescriptors());
  }

  /// The whole bundle and one more file.
  private Bytes zipWith(String name, int method) {
    var files = new ArrayList<>(StoredZip.read(whole.toZip()).entrySet());
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files) {
        put(zip, file.getKey(), ZipEntry.STORED, file.getValue().toArray());
      }
      put(zip, name, method, new byte[100_000]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.of(bytes.toByteArray());
  }

  private static void put(ZipOutputStream zip, String name, int method, byte[] content)
      throws IOException {
    var entry = new ZipEntry(name);
    entry.setMethod(method);
    if (method == ZipEntry.STORED) {
      var crc = new CRC32();
      crc.update(content);
      entry.setCrc(crc.getValue());
      entry.setSize(content.length);
    }
    zip.putNextEntry(entry);
    zip.write(content);
  }

  private static Verdict.Proven proven(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Proven.class);
    return (Verdict.Proven) verdict;
  }

  private static void assertRefused(Verdict verdict, Step step) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(refused.step()).isEqualTo(step));
  }
}
