package dev.tocsin.exchange.descriptor;

import static dev.tocsin.exchange.TestNodes.hash;
import static dev.tocsin.exchange.TestNodes.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Envelope;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.exchange.PreparedKeys;
import dev.tocsin.exchange.TestNodes;
import dev.tocsin.exchange.descriptor.NodeDescriptor.Revocation;
import dev.tocsin.exchange.descriptor.NodeDescriptor.RevocationReason;
import dev.tocsin.exchange.keys.DualSeed;
import dev.tocsin.exchange.keys.DualSigner;
import dev.tocsin.exchange.keys.NodeKeys;
import dev.tocsin.exchange.keys.Profile;
import dev.tocsin.log.Hash;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DescriptorChainTest {
  private static final List<Endpoint> BY_FILE = List.of(new Endpoint.ByFile());
  private final NodeKeys first = keys("harbour");
  private final DescriptorChain chain = TestNodes.chain(PreparedKeys.of(first), "harbour");

  @Test
  void readsWhatItWrote() {
    assertThat(DescriptorChain.verify(chain.signed()).newest()).isEqualTo(chain.newest());
    assertThat(chain.newest().profile()).isEqualTo(Profile.H1);
    assertThat(chain.newest().version()).isEqualTo(1);
  }

  @Test
  void followsTheAnnouncedRoot() {
    var rotated = next(with(first.nextRoot(), "third"));

    assertThat(rotated.node()).isEqualTo(chain.node());
    assertThat(rotated.newest().root()).isNotEqualTo(chain.newest().root());
    assertThat(rotated.continues(chain)).isTrue();
    assertThat(chain.continues(rotated)).isFalse();
  }

  @Test
  void refusesARootThatWasNotAnnounced() {
    var thief = with(TestNodes.dual("thief"), "thief's next");

    assertThatThrownBy(() -> next(thief))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining("not announced");
  }

  @Test
  void refusesAnotherNextRootUnderTheSameRoot() {
    var thief = with(first.root(), "thief's next");

    assertThatThrownBy(() -> next(thief))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining("thief");
  }

  @Test
  void refusesGapsReorderingAndEmptiness() {
    var second = next(first);

    for (var bad :
        List.of(
            List.<Bytes>of(),
            second.signed().reversed(),
            List.of(second.signed().getLast()),
            List.of(chain.signed().getFirst(), chain.signed().getFirst()))) {
      assertThatThrownBy(() -> DescriptorChain.verify(bad)).isInstanceOf(DescriptorException.class);
    }
  }

  @Test
  void refusesToForgetARevocation() {
    var lost =
        new Revocation(
            chain.newest().signers().getFirst().ed25519().id(),
            new LogPoint(NodeDescriptor.origin(chain.node()), 3, hash("root")),
            RevocationReason.LOST);
    var prepared = PreparedKeys.of(first);
    var revoked = prepared.continued(chain, BY_FILE, List.of(), List.of(lost));
    var forgetful = copy(chain.newest(), 3, Optional.of(revoked.newestDigest()));

    assertThatThrownBy(() -> revoked.with(forgetful, DualSigner.of(first.root())))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining("revocation");
  }

  @Test
  void refusesADescriptorWithOneRootSignatureOnly() {
    var payload = Bytes.of(DescriptorCodec.write(chain.newest()));
    var root = DualSigner.of(first.root());
    var classical = root.sign(Envelope.DESCRIPTOR, payload, Profile.C1);

    assertThatThrownBy(() -> DescriptorChain.verify(List.of(Bytes.of(classical.toJson()))))
        .isInstanceOf(DescriptorException.class)
        .hasMessageContaining("both");
  }

  @Test
  void refusesAnyChangedByte() {
    long seed = Long.getLong("tocsin.seed", 20_310_504L);
    var random = new Random(seed);
    var signed = chain.signed().getFirst();
    for (int i = 0; i < 400; i++) {
      int position = random.nextInt(signed.size());
      var changed = TestNodes.flipped(signed, position, random.nextInt(8));
      assertThatThrownBy(() -> DescriptorChain.verify(List.of(changed)))
          .as("byte %d, seed %d", position, seed)
          .isInstanceOf(DescriptorException.class);
    }
  }

  @Test
  void refusesAnHttpsAddressWithoutAPin() {
    var prepared = PreparedKeys.of(first);

    assertThatThrownBy(() ->
            prepared.found(
                new OrganisationName("Harbour"),
                List.of(Endpoint.parse("https://node.example.org")),
                List.of()))
        .hasMessageContaining("pin");
  }

  private DescriptorChain next(NodeKeys keys) {
    return PreparedKeys.of(keys).continued(chain, BY_FILE, List.of(), List.of());
  }

  private NodeKeys with(DualSeed root, String nextRoot) {
    return new NodeKeys(
        root,
        TestNodes.dual(nextRoot),
        first.statement(),
        first.kem(),
        first.log(),
        first.witness());
  }

  private static NodeDescriptor copy(NodeDescriptor of, long version, Optional<Hash> previous) {
    return new NodeDescriptor(
        of.node(),
        of.name(),
        version,
        previous,
        of.root(),
        of.nextRoot(),
        of.statementKeys(),
        of.kem(),
        of.logs(),
        of.witnesses(),
        of.profile(),
        of.tlsPins(),
        of.endpoints(),
        List.of());
  }
}
