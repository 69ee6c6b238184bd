package dev.tocsin.exchange.capsule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.exchange.TestNodes;
import dev.tocsin.exchange.capsule.CapsuleException.Fault;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.junit.jupiter.api.Test;

class CapsuleTest {
  private static final OpeningKey KEY = OpeningKey.of(TestNodes.seed("kem"));
  private static final Capsule.Header HEADER =
      new Capsule.Header(
          RoutingAlias.parse("00".repeat(16)), Precedence.ROUTINE, Optional.of(TestNodes.NOW));
  private static final Padding.Content CONTENT =
      new Padding.Content(Bytes.utf8("envelope"), Bytes.utf8("parts"));

  @Test
  void opensWhatWasSealedAndWritesItOneWay() {
    var capsule = SealingKey.of(KEY.publicKey()).seal(HEADER, CONTENT);
    var again = Capsule.parse(capsule.toBytes());

    assertThat(again).isEqualTo(capsule);
    assertThat(KEY.open(again)).isEqualTo(CONTENT);
    assertThat(capsule.ciphertext().size()).isEqualTo(4096 + 16);
    assertThat(capsule.toBytes().utf8())
        .startsWith("{\"v\":1,\"to\":\"" + "00".repeat(16) + "\",\"prec\":\"ROUTINE\",\"exp\":\"");
  }

  @Test
  void sealsAsRfc9180SaysWithTheVisibleHeaderAsAssociatedData() throws InvalidCipherTextException {
    var hpke = new HPKE(HPKE.mode_base, HPKE.kem_X_WING, HPKE.kdf_HKDF_SHA256, (short) 2);
    var capsule = SealingKey.of(KEY.publicKey()).seal(HEADER, CONTENT);
    String line = capsule.toBytes().utf8().split("\n", 2)[0];
    String visible = line.substring(0, line.indexOf(",\"enc\"")) + "}";

    byte[] plaintext =
        hpke.open(
            capsule.encapsulation().toArray(),
            hpke.deserializePrivateKey(TestNodes.seed("kem").toArray(), KEY.publicKey().toArray()),
            "tocsin/capsule/v1".getBytes(UTF_8),
            visible.getBytes(UTF_8),
            capsule.ciphertext().toArray(),
            null,
            null,
            null);

    assertThat(Padding.unpad(plaintext)).isEqualTo(CONTENT);
  }

  @Test
  void refusesHeadersThatItWouldNotWrite() {
    String good = SealingKey.of(KEY.publicKey()).seal(HEADER, CONTENT).toBytes().utf8();
    String line = good.substring(0, good.indexOf('\n'));
    for (String bad :
        new String[] {
          line,
          "\n",
          "{}\n",
          line.replace("\"v\":1", "\"v\":2") + "\n",
          line.replace("\"v\":1", "\"v\":1.0") + "\n",
          line.replace("\"v\":1", "\"v\": 1") + "\n",
          line.replace("\"v\":1", "\"v\":1,\"v\":1") + "\n",
          line.replace("\"v\":1", "\"v\":" + "1".repeat(60)) + "\n",
          line.replace("\"v\":1", "\"v\":" + "[".repeat(500)) + "\n",
          line.replace("ROUTINE", "URGENT") + "\n",
          line.replace("}", ",\"x\":1}") + "\n",
          " ".repeat(Capsule.HEADER_BYTES_MAX) + line + "\n"
        }) {
      assertThatThrownBy(() -> Capsule.parse(Bytes.utf8(bad)))
          .isInstanceOfSatisfying(
              CapsuleException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MALFORMED));
    }
  }

  @Test
  void refusesAShortOrAllZeroEncapsulation() {
    for (int size : new int[] {0, 32, 1119, 1120, 1121}) {
      var capsule = new Capsule(HEADER, Bytes.of(new byte[size]), Bytes.of(new byte[4096 + 16]));
      assertThatThrownBy(() -> KEY.open(capsule)).isInstanceOf(CapsuleException.class);
    }
  }

  @Test
  void padsToBucketsAndChecksThatPaddingIsZero() {
    assertThat(Padding.bucket(1)).isEqualTo(4096);
    assertThat(Padding.bucket(4097)).isEqualTo(8192);
    assertThat(Padding.bucket(1 << 20)).isEqualTo(1 << 20);
    assertThat(Padding.bucket((1 << 20) + 1)).isEqualTo(2 << 20);
    byte[] padded = Padding.pad(CONTENT);
    assertThat(Padding.unpad(padded)).isEqualTo(CONTENT);
    padded[padded.length - 1] = 1;
    assertThatThrownBy(() -> Padding.unpad(padded)).isInstanceOf(CapsuleException.class);
  }

  @Test
  void refusesLengthsThatDoNotFit() {
    for (int[] lengths :
        new int[][] {{-1, 5}, {5, -1}, {4096, 0}, {Integer.MAX_VALUE, Integer.MAX_VALUE}}) {
      byte[] plaintext = ByteBuffer.allocate(4096).putInt(lengths[0]).putInt(lengths[1]).array();
      assertThatThrownBy(() -> Padding.unpad(plaintext)).isInstanceOf(CapsuleException.class);
    }
    assertThatThrownBy(() -> Padding.unpad(new byte[8192]))
        .as("a larger bucket than needed")
        .isInstanceOf(CapsuleException.class);
  }

  @Test
  void refusesContentThatIsTooLarge() {
    var content = new Padding.Content(Bytes.EMPTY, Bytes.of(new byte[Padding.PLAINTEXT_MAX]));

    assertThatThrownBy(() -> Padding.pad(content)).isInstanceOf(IllegalArgumentException.class);
  }
}
