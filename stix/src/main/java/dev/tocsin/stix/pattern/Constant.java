package dev.tocsin.stix.pattern;

import dev.tocsin.stix.StixTimestamp;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HexFormat;

/// What a property is compared with (STIX 2.1 §9.2). Immutable; equality is that of the type and
/// the text, so `1` and `1.0` differ until a pattern is normalised.
public sealed interface Constant {

  /// The type in messages: `a string`.
  default String kind() {
    return switch (this) {
      case Text _ -> "a string";
      case Whole _ -> "an integer";
      case Decimal _ -> "a float";
      case Truth _ -> "a boolean";
      case Hex _ -> "a hex constant";
      case Binary _ -> "a binary constant";
      case Moment _ -> "a timestamp";
    };
  }

  /// A string.
  ///
  /// @param value without apostrophes and escapes
  record Text(String value) implements Constant {}

  /// An integer.
  record Whole(long value) implements Constant {}

  /// A floating-point number, kept with all its digits.
  ///
  /// @param value with one digit or more after the point
  record Decimal(BigDecimal value) implements Constant {
    public Decimal {
      value = value.setScale(Math.max(1, value.scale()));
    }
  }

  /// `true` or `false`.
  record Truth(boolean value) implements Constant {}

  /// Octets in hexadecimal.
  ///
  /// @param digits an even number of `0` to `9` and `a` to `f`
  record Hex(String digits) implements Constant {
    public Hex {
      HexFormat.of().parseHex(digits);
      if (digits.chars().anyMatch(unit -> unit >= 'A' && unit <= 'F')) {
        throw new IllegalArgumentException("hex digits are lower-case");
      }
    }

    public byte[] octets() {
      return HexFormat.of().parseHex(digits);
    }
  }

  /// Octets in base64 (RFC 4648 §4).
  ///
  /// @param base64 with padding, without line feeds
  record Binary(String base64) implements Constant {
    public Binary {
      if (base64.length() % 4 != 0) {
        throw new IllegalArgumentException("base64 has a multiple of four characters");
      }
      Base64.getDecoder().decode(base64);
    }

    public byte[] octets() {
      return Base64.getDecoder().decode(base64);
    }
  }

  /// A moment.
  record Moment(StixTimestamp value) implements Constant {}
}
