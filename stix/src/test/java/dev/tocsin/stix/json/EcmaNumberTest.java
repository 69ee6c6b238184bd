package dev.tocsin.stix.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.erdtman.jcs.NumberToJSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The system property `tocsin.numbers` sets how many random doubles are compared with the second
/// implementation, `tocsin.seed` runs a failed case again.
class EcmaNumberTest {
  private final long seed = Long.getLong("tocsin.seed", new Random().nextLong());
  private final int numbers = Integer.getInteger("tocsin.numbers", 100_000);

  /// The samples of RFC 8785, appendix B.
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void writesTheSamplesOfTheStandard(String bits, String text) {
    assertThat(EcmaNumber.text(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
        .isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesWhatJsonHasNoTextFor(double value) {
    assertThatIllegalArgumentException().isThrownBy(() -> EcmaNumber.text(value));
  }

  @Test
  void writesRandomDoublesAsTheSecondImplementationDoes() throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < numbers; round++) {
      double value =
          switch (round % 4) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> random.nextLong() / Math.pow(10, random.nextInt(25));
            case 2 -> random.nextInt(2_000_000) * Math.pow(10, random.nextInt(40) - 20);
            default -> random.nextGaussian();
          };
      if (Double.isFinite(value)) {
        same(value, EcmaNumber.text(value), NumberToJSON.serializeNumber(value));
      }
    }
  }

  @Test
  void writesRandomDoublesAsTheyAreDefined() {
    Random random = new Random(seed);
    for (int round = 0; round < numbers / 20; round++) {
      double value = Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE);
      if (Double.isFinite(value) && value > 0) {
        isAsDefined(value);
      }
    }
  }

  /// Not compared with the second implementation, which mangles some of these, such as 1e-320.
  @Test
  void writesTheSmallestDoublesAsTheyAreDefined() {
    for (long bits = 1; bits <= 3_000; bits++) {
      isAsDefined(Double.longBitsToDouble(bits));
    }
  }

  @Test
  void writesPowersAndTheirNeighboursAsTheyAreDefined() {
    for (int exponent = -323; exponent <= 308; exponent++) {
      for (int digit = 1; digit <= 9; digit += 4) {
        neighbours(Double.parseDouble(digit + "e" + exponent));
      }
    }
    for (int exponent = Double.MIN_EXPONENT - 51; exponent < Double.MAX_EXPONENT; exponent++) {
      neighbours(Math.scalb(1.0, exponent));
    }
  }

  private void neighbours(double value) {
    isAsDefined(value);
    isAsDefined(Math.nextUp(value));
    isAsDefined(Math.nextDown(value));
  }

  /// Compares the digits with those that the definition asks for, found by trying.
  private void isAsDefined(double value) {
    if (Double.isFinite(value)) {
      String text = EcmaNumber.text(value);
      BigDecimal written = new BigDecimal(text).stripTrailingZeros();

      same(value, written, shortest(value).stripTrailingZeros());
    }
  }

  /// An assertion that costs nothing where it holds, since it is made by the million.
  private void same(double value, Object written, Object wanted) {
    if (!written.equals(wanted)) {
      assertThat(written).as("seed %d, bits %s", seed, bits(value)).isEqualTo(wanted);
    }
  }

  /// Of the decimals with the fewest digits that read as the double, the nearest.
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits <= 17; digits++) {
      BigDecimal below = exact.round(new MathContext(digits, RoundingMode.FLOOR));
      BigDecimal above = exact.round(new MathContext(digits, RoundingMode.CEILING));
      boolean belowReads = below.doubleValue() == value;
      boolean aboveReads = above.doubleValue() == value;
      if (belowReads && aboveReads) {
        int nearer = exact.subtract(below).compareTo(above.subtract(exact));
        boolean even = !below.unscaledValue().testBit(0);
        return nearer < 0 || (nearer == 0 && even) ? below : above;
      } else if (belowReads || aboveReads) {
        return belowReads ? below : above;
      }
    }
    throw new AssertionError("seventeen digits always read back");
  }

  private static String bits(double value) {
    return Long.toHexString(Double.doubleToLongBits(value));
  }
}
