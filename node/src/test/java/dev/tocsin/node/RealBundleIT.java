package dev.tocsin.node;

import static dev.tocsin.node.TestPair.ALDER;
import static dev.tocsin.node.TestPair.BIRCH;
import static dev.tocsin.node.TestPair.LIAISON;
import static dev.tocsin.node.TestPair.LIMIT;
import static dev.tocsin.node.TestPair.OFFICER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.evidence.EvidenceBundle;
import dev.tocsin.exchange.evidence.EvidenceVerifier;
import dev.tocsin.exchange.evidence.Verdict;
import dev.tocsin.exchange.evidence.Verdict.Step;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.WarningLine;
import dev.tocsin.node.web.Edge;
import dev.tocsin.stix.Bundle;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.marking.Marked;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A published bundle of 1,826 objects from one node to another, where the data is at hand: under
/// the folder of the system property `tocsin.data`, or under `shared/data` beside the checkout.
class RealBundleIT {
  private static final String NAME = "attack/ics-attack-18.1.json.gz";
  private static final int OBJECTS = 1_826;

  @TempDir Path folder;

  @Test
  void arrivesByteForByteAndIsProvedOverHttp() throws IOException {
    var bundle = bundle();
    try (var pair = TestPair.start(folder, "http").enrolled(Tlp.RED)) {
      var id = pair.send(bundle);
      pair.await(id, "received");
      DemoNodes.await(
          "evidence", LIMIT, () -> pair.sent(id).evidence() == WarningLine.Evidence.COMPLETE);

      assertHeld(pair, id, bundle);
      assertProved(pair, id, bundle);
    }
  }

  @Test
  void arrivesByteForByteInCarriedFiles() throws IOException {
    var bundle = bundle();
    var alder = side(ALDER);
    try (var pair = new TestPair(alder, side(BIRCH))) {
      alder.node().desk().invite(LIAISON, BIRCH, pair.birch().descriptor());
      pair.birch().node().desk().invite(LIAISON, ALDER, alder.descriptor());
      TestPair.confirm(alder, BIRCH, Tlp.RED);
      TestPair.confirm(pair.birch(), ALDER, Tlp.RED);
      carryAll(alder, BIRCH, pair.birch());
      carryAll(pair.birch(), ALDER, alder);
      DemoNodes.await("enrolment", LIMIT, () -> TestPair.active(alder, BIRCH));

      var id = pair.send(bundle);
      carryAll(alder, BIRCH, pair.birch());

      pair.await(id, "received");
      assertHeld(pair, id, bundle);
      var evidence = alder.node().desk().evidence(OFFICER, id.toString(), true).bytes();
      assertThat(EvidenceVerifier.verify(evidence, Set.of())).isInstanceOf(Verdict.Proven.class);
    }
  }

  @Test
  void whatBearsNoLevelStaysUnlessThePolicyGivesItOne() throws IOException {
    var bundle = published();
    try (var pair = TestPair.start(folder, "http").enrolled(Tlp.RED)) {
      assertThatThrownBy(() -> pair.send(bundle))
          .isInstanceOf(DeskException.class)
          .hasMessageContaining("Nothing of it may go to birch");

      var desk = pair.alder().node().desk();
      desk.policies().load(new Caller.Operator(), TestPolicies.alone(BIRCH, "green", "green"));
      var id = pair.send(bundle);
      pair.await(id, "received");

      var there = pair.birch().node().desk();
      var part = there.part(OFFICER, id.toString(), "warning.json");
      assertThat(Bundle.parse(part.bytes().toArray()).objects())
          .filteredOn(object -> !object.type().equals("marking-definition"))
          .allMatch(object -> object.objectMarkingRefs().contains(Tlp.GREEN.marking()));
    }
  }

  private TestPair.Side side(String name) {
    return TestPair.Side.start(folder.resolve(name), new Endpoint.ByFile(), Edge.Limits.DEFAULT);
  }

  /// Carries everything owed, and the answers back.
  private static void carryAll(TestPair.Side from, String partner, TestPair.Side to) {
    for (var owed : from.node().desk().carry(LIAISON, partner)) {
      var file = from.node().desk().carryOut(LIAISON, partner, owed.id().toString());
      to.node()
          .desk()
          .carryIn(LIAISON, file.bytes())
          .ifPresent(answer -> from.node().desk().carryIn(LIAISON, answer.bytes()));
    }
  }

  private static void assertHeld(TestPair pair, StatementId id, Bytes bundle) {
    var desk = pair.birch().node().desk();
    var view = desk.statement(OFFICER, id.toString());
    var part = desk.part(OFFICER, id.toString(), view.parts().getFirst().name());
    assertThat(part.bytes()).isEqualTo(bundle);
    assertThat(Bundle.parse(part.bytes().toArray()).objects()).hasSize(OBJECTS);
  }

  private static void assertProved(TestPair pair, StatementId id, Bytes bundle) throws IOException {
    var zip = pair.alder().node().desk().evidence(OFFICER, id.toString(), true).bytes();
    var expected =
        Set.of(pair.alder().node().keyring().self(), pair.birch().node().keyring().self());
    assertThat(EvidenceVerifier.verify(zip, expected)).isInstanceOf(Verdict.Proven.class);
    var whole = EvidenceBundle.read(zip);
    assertThat(whole.revealed().getFirst().content()).isEqualTo(bundle);
    assertRefused(with(whole, flipped(whole.warning()), whole.receipt()), Step.WARNING_SIGNATURES);
    assertRefused(with(whole, whole.warning(), flipped(whole.receipt())), Step.RECEIPT_SIGNATURES);
    assertRefused(
        new EvidenceBundle(
            whole.warning(),
            whole.receipt(),
            whole.acknowledgement(),
            whole.revealed(),
            whole.senderProof().map(RealBundleIT::flippedNote),
            whole.receiverProof(),
            whole.beacon(),
            whole.senderDescriptors(),
            whole.receiverDescriptors()),
        Step.SENDER_LOG);
    assertRefused(
        new EvidenceBundle(
            whole.warning(),
            whole.receipt(),
            whole.acknowledgement(),
            whole.revealed(),
            whole.senderProof(),
            whole.receiverProof().map(RealBundleIT::flippedPath),
            whole.beacon(),
            whole.senderDescriptors(),
            whole.receiverDescriptors()),
        Step.RECEIVER_LOG);
    assertRefused(withFlipped(zip, "descriptors/sender-01"), Step.SENDER);
    assertRefused(withFlipped(zip, "descriptors/receiver-01"), Step.RECEIVER);
  }

  /// The same zip but for one character of one file, with checksums that fit.
  private static Bytes withFlipped(Bytes bundle, String file) throws IOException {
    var changed = new ByteArrayOutputStream();
    int flips = 0;
    try (var in = new ZipInputStream(new ByteArrayInputStream(bundle.toArray()));
        var out = new ZipOutputStream(changed)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        if (entry.getName().startsWith(file)) {
          content = flipped(Bytes.of(content)).toArray();
          flips++;
        }
        var crc = new CRC32();
        crc.update(content);
        var written = new ZipEntry(entry.getName());
        written.setMethod(ZipEntry.STORED);
        written.setSize(content.length);
        written.setCrc(crc.getValue());
        written.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        out.putNextEntry(written);
        out.write(content);
      }
    }
    assertThat(flips).isEqualTo(1);
    return Bytes.of(changed.toByteArray());
  }

  private static EvidenceBundle with(EvidenceBundle whole, Bytes warning, Bytes receipt) {
    return new EvidenceBundle(
        warning,
        receipt,
        whole.acknowledgement(),
        whole.revealed(),
        whole.senderProof(),
        whole.receiverProof(),
        whole.beacon(),
        whole.senderDescriptors(),
        whole.receiverDescriptors());
  }

  private static void assertRefused(EvidenceBundle bundle, Step step) {
    assertRefused(bundle.toZip(), step);
  }

  private static void assertRefused(Bytes zip, Step step) {
    assertThat(EvidenceVerifier.verify(zip, Set.of()))
        .isInstanceOfSatisfying(
            Verdict.Refused.class, refused -> assertThat(refused.step()).isEqualTo(step));
  }

  /// One bit of the payload's middle, which is base64 of JSON.
  private static Bytes flipped(Bytes bytes) {
    byte[] changed = bytes.toArray();
    int at = changed.length / 3;
    changed[at] = (byte) (changed[at] == 'A' ? 'B' : 'A');
    return Bytes.of(changed);
  }

  /// In the checkpoint's root, the line after origin and size.
  private static Bytes flippedNote(Bytes proof) {
    byte[] changed = proof.toArray();
    int blank = proof.utf8().indexOf("\n\n");
    int at = lineEnd(proof.utf8(), blank + 2, 2) + 4;
    changed[at] = (byte) (changed[at] == 'A' ? 'B' : 'A');
    return Bytes.of(changed);
  }

  /// In the first hash of the path.
  private static Bytes flippedPath(Bytes proof) {
    byte[] changed = proof.toArray();
    int at = lineEnd(proof.utf8(), 0, 2) + 4;
    changed[at] = (byte) (changed[at] == 'A' ? 'B' : 'A');
    return Bytes.of(changed);
  }

  private static int lineEnd(String text, int from, int lines) {
    int at = from;
    for (int i = 0; i < lines; i++) {
      at = text.indexOf('\n', at) + 1;
    }
    return at;
  }

  /// The published bundle with a level on each object.
  private static Bytes bundle() throws IOException {
    var bundle = Bundle.parse(published().toArray());
    var marked =
        bundle.objects().stream()
            .map(object ->
                object.type().equals("marking-definition")
                    ? object
                    : Marked.of(object).add(Tlp.GREEN.marking()).object())
            .toList();
    return Bytes.of(new Bundle(bundle.id(), marked).toBytes());
  }

  private static Bytes published() throws IOException {
    var file = data().map(found -> found.resolve(NAME));
    assumeThat(file.filter(Files::exists)).as("the data set " + NAME + " is not here").isPresent();
    try (var in = new GZIPInputStream(Files.newInputStream(file.orElseThrow()))) {
      return Bytes.of(in.readAllBytes());
    }
  }

  private static Optional<Path> data() {
    String property = System.getProperty("tocsin.data", "");
    if (!property.isEmpty()) {
      return Optional.of(Path.of(property));
    }
    return Stream.iterate(
            Optional.of(Path.of("").toAbsolutePath()),
            Optional::isPresent,
            path -> path.map(Path::getParent))
        .map(path -> path.orElseThrow().resolve("shared").resolve("data"))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
