package dev.tocsin.stix.spec;

/// The type of a property's value (STIX 2.1 §2). Immutable.
public sealed interface DataType {
  /// The largest whole number of STIX, 2^53 - 1 (§2.10).
  long LARGEST = (1L << 53) - 1;

  /// Bytes in base64 (§2.1).
  record Binary() implements DataType {}

  /// `true` or `false` (§2.2).
  record Truth() implements DataType {}

  /// Keys and values (§2.3).
  ///
  /// @param values what each value must be
  record Dictionary(DictionaryValues values) implements DataType {}

  /// A term of a closed list (§2.4).
  record Enumeration(Vocabulary vocabulary) implements DataType {}

  /// A term that should come from a list (§2.14).
  record OpenVocabulary(Vocabulary vocabulary) implements DataType {}

  /// A number with a fraction (§2.6).
  ///
  /// @param least inclusive
  /// @param most inclusive
  record Decimal(double least, double most) implements DataType {}

  /// Hashes by the name of their algorithm, which must be one of the vocabulary (§2.7, §10.7).
  record Hashes() implements DataType {}

  /// Bytes in hexadecimal (§2.8).
  record Hexadecimal() implements DataType {}

  /// The id of another object (§2.9).
  record Identifier(Targets targets) implements DataType {}

  /// A whole number (§2.10).
  ///
  /// @param least inclusive
  /// @param most inclusive
  record WholeNumber(long least, long most) implements DataType {}

  /// A list that is not empty (§2.12).
  record ListOf(DataType element) implements DataType {}

  /// An object with properties of its own, such as an external reference.
  record Embedded(Form form) implements DataType {}

  /// The deprecated container of observables (§2.13).
  record ObservableContainer() implements DataType {}

  /// A string (§2.15).
  record Text(TextForm form) implements DataType {}

  /// A string that is always the same.
  record Literal(String value) implements DataType {}

  /// A moment (§2.16).
  ///
  /// @param precision how many digits after the second there must be
  record Timestamp(Precision precision) implements DataType {}

  /// The translations of language content (§7.1.1): by language, then by property.
  record Translations() implements DataType {}

  /// The body of a marking (§7.2.1), whose form depends on the definition type.
  record MarkingBody() implements DataType {}

  /// The extensions of an object (§3.2, §7.3).
  record Extensions() implements DataType {}

  /// The objects of a bundle (§8).
  record StixObjects() implements DataType {}

  /// Digits after the second of a timestamp.
  enum Precision {
    ANY,
    /// Three or more.
    MILLISECOND,
    /// None, or only zeros.
    SECOND
  }

  /// What the values of a dictionary must be.
  enum DictionaryValues {
    ANY,
    STRING,
    INTEGER,
    INTEGER_OR_STRING,
    LIST_OF_STRINGS,
    /// A whole number of zero or more.
    COUNT
  }
}
