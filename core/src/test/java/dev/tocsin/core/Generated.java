package dev.tocsin.core;

import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.statement.Header;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Part;
import dev.tocsin.core.statement.Position;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Reason;
import dev.tocsin.core.statement.Result;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Values of the core drawn from a seed: the same seed gives the same values. One thread.
public final class Generated {
  private static final List<String> TEXTS =
      List.of(
          "Water level",
          "Ä \"quoted\" \\ line",
          "линия",
          "a\u202eb",
          "x".repeat(300),
          "\ud83d\udea8");
  private static final long YEAR_3000 = 32_503_680_000L;

  private final SplittableRandom random;

  public Generated(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public SplittableRandom random() {
    return random;
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public boolean flip() {
    return random.nextBoolean();
  }

  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  public <T> Optional<T> perhaps(Supplier<T> value) {
    return flip() ? Optional.of(value.get()) : Optional.empty();
  }

  public <T> List<T> some(int most, Supplier<T> value) {
    return Stream.generate(value).limit(below(most + 1)).toList();
  }

  public Bytes bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  public Hash hash() {
    return Hash.fromBytes(bytes(Hash.SIZE_BYTES).toArray());
  }

  public String text() {
    return pick(TEXTS);
  }

  /// Small and large, so that each length of a number is met.
  public long number() {
    return random.nextLong() >>> (1 + below(62));
  }

  public Instant time() {
    long nanos = pick(List.of(0, 500_000_000, 123_000, below(1_000_000_000)));
    return Instant.ofEpochSecond(random.nextLong(0, YEAR_3000), nanos);
  }

  public NodeId node() {
    return NodeId.of(hash());
  }

  public StatementId id() {
    var bits = new UUID(random.nextLong(), random.nextLong());
    long high = (bits.getMostSignificantBits() & ~0xf000L) | 0x4000L;
    long low = (bits.getLeastSignificantBits() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new StatementId(new UUID(high, low));
  }

  public LogPoint point() {
    return new LogPoint("log.example/" + below(9), number(), hash());
  }

  public Handling handling() {
    return new Handling(
        pick(List.of(Tlp.values())),
        some(3, this::text),
        flip(),
        perhaps(this::time),
        perhaps(this::time));
  }

  public Part part(int number) {
    return new Part("part-" + number, "text/plain", hash(), bytes(below(200)));
  }

  public Header header() {
    return new Header(
        id(),
        id(),
        node(),
        node(),
        new Position(1 + number() / 2, number(), hash()),
        new Header.Seen(number(), hash()),
        time(),
        perhaps(this::time),
        pick(List.of(Precedence.values())),
        flip(),
        perhaps(this::point),
        point(),
        hash());
  }

  public Statement statement(Statement.Kind kind) {
    return new Statement(header(), body(kind));
  }

  private Statement.Body body(Statement.Kind kind) {
    return switch (kind) {
      case AGREEMENT ->
          new Statement.Agreement(
              pick(List.of(Tlp.values())), some(3, this::text), some(3, this::text), hash());
      case WARNING ->
          new Statement.Warning(text(), handling(), some(3, () -> part(below(100)).commitment()));
      case RECEIPT ->
          new Statement.Receipt(
              hash(),
              number(),
              perhaps(this::hash),
              pick(List.of(Result.values())),
              perhaps(() -> pick(List.of(Reason.values()))),
              time(),
              number(),
              hash(),
              perhaps(this::text));
      case ACK ->
          new Statement.Acknowledgement(
              hash(), text(), pick(Decision.OF_WARNINGS), time(), flip() ? "" : text());
      case RFI -> new Statement.Request(hash(), node(), text(), text(), text());
      case ANSWER ->
          new Statement.Answer(
              hash(), text(), pick(Decision.OF_REQUESTS), time(), flip() ? "" : text());
      case REFUSE -> new Statement.Refusal(hash(), pick(List.of(Reason.values())));
    };
  }
}
