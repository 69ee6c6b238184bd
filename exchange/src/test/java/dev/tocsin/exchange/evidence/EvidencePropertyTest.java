package dev.tocsin.exchange.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.Bytes;
import dev.tocsin.exchange.TestNodes;
import dev.tocsin.exchange.evidence.Verdict.Step;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// No bit of any file of a bundle can change unseen, and the step that sees it is the right one.
class EvidencePropertyTest {
  private static final int SMALL = 600;
  private static final int SAMPLES = 90;
  private static final Map<String, Set<Step>> STEPS =
      Map.ofEntries(
          Map.entry(EvidenceFiles.README, EnumSet.of(Step.FILES)),
          Map.entry(EvidenceFiles.HANDLING, EnumSet.of(Step.FILES)),
          Map.entry(EvidenceFiles.POLICY, EnumSet.of(Step.POLICY)),
          Map.entry(EvidenceFiles.WARNING, EnumSet.of(Step.WARNING_SIGNATURES)),
          Map.entry(EvidenceFiles.RECEIPT, EnumSet.of(Step.RECEIPT_SIGNATURES)),
          Map.entry(EvidenceFiles.ACKNOWLEDGEMENT, EnumSet.of(Step.ACKNOWLEDGEMENT)),
          Map.entry(
              EvidenceFiles.SENDER_PROOF, EnumSet.of(Step.SENDER_LOG, Step.SENDER_COSIGNATURES)),
          Map.entry(
              EvidenceFiles.RECEIVER_PROOF,
              EnumSet.of(Step.RECEIVER_LOG, Step.RECEIVER_COSIGNATURES)),
          Map.entry(EvidenceFiles.BEACON, EnumSet.of(Step.BEACON)),
          Map.entry("descriptors/sender-01.dsse.json", EnumSet.of(Step.SENDER)),
          Map.entry("descriptors/receiver-01.dsse.json", EnumSet.of(Step.RECEIVER)),
          Map.entry("parts/warning.json", EnumSet.of(Step.PARTS)),
          Map.entry("parts/map.svg", EnumSet.of(Step.PARTS)),
          Map.entry("salts/warning.json", EnumSet.of(Step.PARTS, Step.FILES)),
          Map.entry("salts/map.svg", EnumSet.of(Step.PARTS, Step.FILES)));

  private final Bytes zip = new TestEvidence().bundle().toZip();

  @Test
  void refusesAnyChangedByteOfAnyFileAtTheRightStep() {
    long seed = seed();
    var random = new Random(seed);
    var files = StoredZip.read(zip);
    assertThat(files.keySet()).isEqualTo(STEPS.keySet());
    for (var file : files.entrySet()) {
      int size = file.getValue().size();
      int count = size <= SMALL ? size : SAMPLES;
      for (int i = 0; i < count; i++) {
        int position = size <= SMALL ? i : random.nextInt(size);
        var changed = new LinkedHashMap<>(files);
        changed.put(file.getKey(), TestNodes.flipped(file.getValue(), position, random.nextInt(8)));
        assertThat(EvidenceVerifier.verify(StoredZip.write(changed), Set.of()))
            .as("%s byte %d, seed %d", file.getKey(), position, seed)
            .isInstanceOfSatisfying(
                Verdict.Refused.class,
                refused -> assertThat(refused.step()).isIn(STEPS.get(file.getKey())));
      }
    }
  }

  @Test
  void refusesAnyChangedByteOfTheZipItself() {
    long seed = seed();
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      int position = random.nextInt(zip.size());
      assertThat(
              EvidenceVerifier.verify(
                  TestNodes.flipped(zip, position, random.nextInt(8)), Set.of()))
          .as("byte %d, seed %d", position, seed)
          .isInstanceOf(Verdict.Refused.class);
    }
  }

  @Test
  void refusesABundleThatLacksARequiredFile() {
    var files = StoredZip.read(zip);
    for (String name :
        Set.of(
            EvidenceFiles.WARNING,
            EvidenceFiles.RECEIPT,
            EvidenceFiles.POLICY,
            EvidenceFiles.README,
            EvidenceFiles.HANDLING,
            "salts/map.svg")) {
      var fewer = new LinkedHashMap<>(files);
      fewer.remove(name);
      assertThat(EvidenceVerifier.verify(StoredZip.write(fewer), Set.of()))
          .isInstanceOfSatisfying(
              Verdict.Refused.class, refused -> assertThat(refused.step()).isEqualTo(Step.FILES));
    }
  }

  private static long seed() {
    return Long.getLong("tocsin.seed", 20_310_504L);
  }
}
