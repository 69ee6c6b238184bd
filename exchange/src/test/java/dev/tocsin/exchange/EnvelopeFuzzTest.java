package dev.tocsin.exchange;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Keys.Arrival;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.exchange.capsule.Capsule;
import dev.tocsin.exchange.capsule.Padding;
import dev.tocsin.exchange.capsule.SealingKey;
import java.util.Optional;

/// What a partner may seal. Fuzzed with `JAZZER_FUZZ=1`; otherwise the seeds run once.
class EnvelopeFuzzTest {
  private static final Keyring HARBOUR = TestNodes.keyring("harbour");
  private static final Keyring CANAL = TestNodes.keyring("canal");

  static {
    TestNodes.befriend(HARBOUR, CANAL);
    TestNodes.befriend(CANAL, HARBOUR);
  }

  @FuzzTest(maxDuration = "10s")
  void aSealedEnvelopeWithoutSignaturesIsRefused(byte[] envelope) {
    var header =
        new Capsule.Header(
            HARBOUR.alias(TestNodes.LINK, 1).orElseThrow(), Precedence.FLASH, Optional.empty());
    var capsule =
        SealingKey.of(CANAL.descriptors().newest().kem().getFirst())
            .seal(header, new Padding.Content(Bytes.of(envelope), Bytes.EMPTY));
    if (CANAL.open(capsule.toBytes()) instanceof Arrival.Opened) {
      throw new AssertionError("an envelope that the partner did not sign was opened");
    }
  }
}
