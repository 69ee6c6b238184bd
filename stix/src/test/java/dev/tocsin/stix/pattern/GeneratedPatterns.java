package dev.tocsin.stix.pattern;

import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.pattern.Comparison.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/// Makes patterns of a random generator: of the whole language, or small ones over the letters that
/// the matcher's tests know.
public final class GeneratedPatterns {
  private final Random random;

  public GeneratedPatterns(Random random) {
    this.random = random;
  }

  /// Anything that the language can say.
  public Pattern any() {
    return Pattern.of(observation(3, this::anyTest));
  }

  /// A few comparisons of the property `v` of objects of type `x` with the letters `a` to `c`, and
  /// times within some seconds from 2030-01-01.
  public Pattern small() {
    return Pattern.of(observation(2, this::letterTest));
  }

  private ObservationExpression observation(int depth, IntFunction<Comparison> test) {
    int kind = random.nextInt(depth == 0 ? 2 : 7);
    return switch (kind) {
      case 0, 1 -> new ObservationExpression.One(comparison(Math.min(depth, 2), test));
      case 2 -> new ObservationExpression.All(operands(depth, test));
      case 3 -> new ObservationExpression.Any(operands(depth, test));
      case 4 -> new ObservationExpression.Sequence(operands(depth, test));
      default -> new ObservationExpression.Qualified(observation(depth - 1, test), qualifier());
    };
  }

  private List<ObservationExpression> operands(int depth, IntFunction<Comparison> test) {
    List<ObservationExpression> operands = new ArrayList<>();
    for (int left = 2 + random.nextInt(2); left > 0; left--) {
      operands.add(observation(depth - 1, test));
    }
    return operands;
  }

  private Qualifier qualifier() {
    return switch (random.nextInt(3)) {
      case 0 -> new Qualifier.Repeats(1 + random.nextInt(3));
      case 1 -> new Qualifier.Within(BigDecimal.valueOf(1 + random.nextInt(80), random.nextInt(2)));
      default -> new Qualifier.StartStop(second(random.nextInt(6)), second(4 + random.nextInt(6)));
    };
  }

  private static StixTimestamp second(int second) {
    return new StixTimestamp("2030-01-01T00:00:0" + second + "Z");
  }

  private Comparison comparison(int depth, IntFunction<Comparison> test) {
    int kind = random.nextInt(depth == 0 ? 1 : 4);
    if (kind < 2) {
      return test.apply(0);
    }
    List<Comparison> operands = new ArrayList<>();
    for (int left = 2 + random.nextInt(2); left > 0; left--) {
      operands.add(comparison(depth - 1, test));
    }
    return kind == 2 ? new Comparison.All(operands) : new Comparison.Any(operands);
  }

  private Comparison letterTest(int unused) {
    ObjectPath path = new ObjectPath("x", List.of(new ObjectPath.Property("v")));
    boolean negated = random.nextInt(4) == 0;
    return switch (random.nextInt(4)) {
      case 0 -> new Comparison.Membership(path, negated, List.of(letter(), letter()));
      case 1 -> new Comparison.Relation(path, negated, operator(), letter());
      default -> new Comparison.Relation(path, negated, Operator.EQUAL, letter());
    };
  }

  private Constant letter() {
    return new Constant.Text(Character.toString('a' + random.nextInt(3)));
  }

  private Operator operator() {
    List<Operator> operators = List.of(Operator.values());
    return operators.get(random.nextInt(operators.size()));
  }

  private Comparison anyTest(int unused) {
    ObjectPath path = path();
    boolean negated = random.nextBoolean();
    return switch (random.nextInt(7)) {
      case 0 -> new Comparison.Relation(path, negated, operator(), constant(random.nextInt(7)));
      case 1 -> {
        int type = random.nextInt(7);
        yield new Comparison.Membership(
            path, negated, List.of(constant(type), constant(type), constant(type)));
      }
      case 2 -> new Comparison.Like(path, negated, text());
      case 3 -> new Comparison.Matches(path, negated, text());
      case 4 -> new Comparison.Subset(path, negated, block());
      case 5 -> new Comparison.Superset(path, negated, block());
      default -> new Comparison.Exists(path, negated);
    };
  }

  private IpBlock block() {
    return random.nextBoolean()
        ? new IpBlock(IpBlock.Family.IPV4, 0, random.nextLong(), random.nextInt(33))
        : new IpBlock(
            IpBlock.Family.IPV6, random.nextLong(), random.nextLong(), random.nextInt(129));
  }

  private ObjectPath path() {
    List<ObjectPath.Step> steps = new ArrayList<>();
    steps.add(new ObjectPath.Property(name()));
    boolean every = false;
    for (int left = random.nextInt(4); left > 0; left--) {
      int kind = random.nextInt(every ? 2 : 3);
      every |= kind == 2;
      steps.add(
          switch (kind) {
            case 0 -> new ObjectPath.Property(name());
            case 1 -> new ObjectPath.Index(random.nextInt(100));
            default -> new ObjectPath.Every();
          });
    }
    return new ObjectPath(random.nextBoolean() ? "file" : "x-a_b", steps);
  }

  private String name() {
    String[] names = {"name", "SHA-256", "AND", "true", "it's", "", "9", "v_hex", "b_bin", "\\"};
    return names[random.nextInt(names.length)];
  }

  private Constant constant(int type) {
    byte[] octets = new byte[random.nextInt(5)];
    random.nextBytes(octets);
    return switch (type) {
      case 0 -> new Constant.Text(text());
      case 1 -> new Constant.Whole(random.nextLong() >> random.nextInt(64));
      case 2 -> new Constant.Decimal(BigDecimal.valueOf(random.nextInt(), 1 + random.nextInt(12)));
      case 3 -> new Constant.Truth(random.nextBoolean());
      case 4 -> new Constant.Hex(HexFormat.of().formatHex(octets));
      case 5 -> new Constant.Binary(Base64.getEncoder().encodeToString(octets));
      default -> new Constant.Moment(second(random.nextInt(10)));
    };
  }

  private String text() {
    int[] ceilings = {0x20, 0x80, 0x800, 0xd800, 0x110000};
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(8); left > 0; left--) {
      int character = random.nextInt(ceilings[random.nextInt(ceilings.length)]);
      text.appendCodePoint(character >= 0xd800 && character < 0xe000 ? '\'' : character);
    }
    return text.toString();
  }
}
