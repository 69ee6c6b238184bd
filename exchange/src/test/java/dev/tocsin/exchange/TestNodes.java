package dev.tocsin.exchange;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.edge.Keys.Utterance;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.statement.Header;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.Position;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementCodec;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.exchange.descriptor.DescriptorChain;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.descriptor.SharedNumber;
import dev.tocsin.exchange.keys.DualSeed;
import dev.tocsin.exchange.keys.NodeKeys;
import dev.tocsin.exchange.keys.NodeKeys.NoteSeed;
import dev.tocsin.exchange.keys.SecretSeed;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Nodes and statements for tests; everything follows from names, so that runs are alike.
public final class TestNodes {
  public static final LinkId LINK = new LinkId(1);
  public static final Instant NOW = Instant.parse("2031-05-04T03:02:01Z");
  public static final Hash ZERO = Hash.fromBytes(new byte[Hash.SIZE_BYTES]);

  private TestNodes() {}

  public static Hash hash(String name) {
    return Hash.of(name.getBytes(StandardCharsets.UTF_8));
  }

  public static SecretSeed seed(String name) {
    return SecretSeed.of(hash(name).bytes());
  }

  public static NodeKeys keys(String name) {
    return new NodeKeys(
        dual(name + " root"),
        dual(name + " next root"),
        dual(name + " statement"),
        List.of(seed(name + " kem")),
        new NoteSeed(seed(name + " log e"), seed(name + " log m")),
        new NoteSeed(seed(name + " witness e"), seed(name + " witness m")));
  }

  public static DualSeed dual(String name) {
    return new DualSeed(seed(name + " e"), seed(name + " m"));
  }

  public static Keyring keyring(String name) {
    var prepared = PreparedKeys.of(keys(name));
    return Keyring.of(prepared, chain(prepared, name));
  }

  public static DescriptorChain chain(PreparedKeys prepared, String name) {
    return prepared.found(
        new OrganisationName("Office of " + name), List.of(new Endpoint.ByFile()), List.of());
  }

  /// Tells `self` that `other` is an active partner.
  public static void befriend(Keyring self, Keyring other) {
    self.learn(active(self, other), other.descriptors().signed());
  }

  public static Partner stranger(Keyring self, Keyring other) {
    return Partner.invited(
        LINK,
        other.descriptors().newest().name().value(),
        other.self(),
        1,
        SharedNumber.of(self.self(), other.self()).value());
  }

  public static Partner active(Keyring self, Keyring other) {
    return stranger(self, other).signed(agreement(self)).heard(agreement(other)).receipted();
  }

  public static Statement.Agreement agreement(Keyring of) {
    return new Statement.Agreement(
        Tlp.RED, List.of("no terms"), List.of("ana", "ben"), hash("secret " + of.self()));
  }

  public static Statement statement(NodeId from, NodeId to, Statement.Body body) {
    var id = new StatementId(UUID.fromString("6b1f2c1e-0d2f-4c57-9b4e-3a1f5d7c9e01"));
    return new Statement(
        new Header(
            id,
            id,
            from,
            to,
            new Position(1, 1, ZERO),
            new Header.Seen(0, ZERO),
            NOW,
            Optional.of(NOW.plusSeconds(86_400)),
            Precedence.FLASH,
            true,
            Optional.empty(),
            new LogPoint("tocsin/log/" + from, 0, hash("")),
            hash("blind")),
        body);
  }

  public static List<Part> parts() {
    return List.of(
        part("warning.json", "{\"type\":\"bundle\"}"), part("map.svg", "<svg>a map</svg>"));
  }

  public static Part part(String name, String content) {
    return new Part(name, "application/json", hash("salt " + name), Bytes.utf8(content));
  }

  public static Statement.Warning warning(List<Part> parts) {
    return new Statement.Warning(
        "Barges may be boarded below the lock",
        Handling.of(Tlp.AMBER),
        parts.stream().map(Part::commitment).toList());
  }

  public static Utterance utterance(Keyring from, NodeId to, Statement.Body body) {
    return utterance(from, to, body, List.of());
  }

  public static Utterance utterance(
      Keyring from, NodeId to, Statement.Body body, List<Part> parts) {
    var statement = statement(from.self(), to, body);
    return new Utterance(
        Optional.of(LINK), statement, Bytes.of(StatementCodec.write(statement)), parts);
  }

  /// A copy with one bit of one byte turned over.
  public static Bytes flipped(Bytes bytes, int position, int bit) {
    byte[] changed = bytes.toArray();
    changed[position] ^= (byte) (1 << bit);
    return Bytes.of(changed);
  }
}
