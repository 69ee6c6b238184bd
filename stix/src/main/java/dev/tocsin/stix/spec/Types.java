package dev.tocsin.stix.spec;

import dev.tocsin.stix.spec.DataType.Binary;
import dev.tocsin.stix.spec.DataType.Decimal;
import dev.tocsin.stix.spec.DataType.Dictionary;
import dev.tocsin.stix.spec.DataType.DictionaryValues;
import dev.tocsin.stix.spec.DataType.Embedded;
import dev.tocsin.stix.spec.DataType.Enumeration;
import dev.tocsin.stix.spec.DataType.Hashes;
import dev.tocsin.stix.spec.DataType.Hexadecimal;
import dev.tocsin.stix.spec.DataType.Identifier;
import dev.tocsin.stix.spec.DataType.ListOf;
import dev.tocsin.stix.spec.DataType.Literal;
import dev.tocsin.stix.spec.DataType.OpenVocabulary;
import dev.tocsin.stix.spec.DataType.Precision;
import dev.tocsin.stix.spec.DataType.Text;
import dev.tocsin.stix.spec.DataType.Timestamp;
import dev.tocsin.stix.spec.DataType.Truth;
import dev.tocsin.stix.spec.DataType.WholeNumber;

/// Short names for data types, so that the tables read like those of the specification.
final class Types {
  private Types() {}

  static DataType text() {
    return new Text(TextForm.ANY);
  }

  static DataType text(TextForm form) {
    return new Text(form);
  }

  static DataType literal(String value) {
    return new Literal(value);
  }

  static DataType texts() {
    return listOf(text());
  }

  static DataType truth() {
    return new Truth();
  }

  static DataType timestamp() {
    return new Timestamp(Precision.ANY);
  }

  static DataType timestamp(Precision precision) {
    return new Timestamp(precision);
  }

  static DataType integer() {
    return new WholeNumber(-DataType.LARGEST, DataType.LARGEST);
  }

  static DataType integer(long least, long most) {
    return new WholeNumber(least, most);
  }

  /// A whole number of zero or more.
  static DataType count() {
    return new WholeNumber(0, DataType.LARGEST);
  }

  static DataType decimal() {
    return new Decimal(-Double.MAX_VALUE, Double.MAX_VALUE);
  }

  static DataType decimal(double least, double most) {
    return new Decimal(least, most);
  }

  static DataType binary() {
    return new Binary();
  }

  static DataType hex() {
    return new Hexadecimal();
  }

  static DataType hashes() {
    return new Hashes();
  }

  static DataType dictionary() {
    return new Dictionary(DictionaryValues.ANY);
  }

  static DataType dictionary(DictionaryValues values) {
    return new Dictionary(values);
  }

  static DataType vocabulary(Vocabulary vocabulary) {
    return new OpenVocabulary(vocabulary);
  }

  static DataType vocabularies(Vocabulary vocabulary) {
    return listOf(vocabulary(vocabulary));
  }

  static DataType enumeration(Vocabulary vocabulary) {
    return new Enumeration(vocabulary);
  }

  /// The id of an object of one of those types; of any type if none is named.
  static DataType ref(String... types) {
    return new Identifier(types.length == 0 ? Targets.any() : Targets.types(types));
  }

  static DataType refTo(ObjectKind... kinds) {
    return new Identifier(Targets.kinds(kinds));
  }

  static DataType refs(String... types) {
    return listOf(ref(types));
  }

  static DataType refsTo(ObjectKind... kinds) {
    return listOf(refTo(kinds));
  }

  static DataType listOf(DataType element) {
    return new ListOf(element);
  }

  static DataType embedded(Form form) {
    return new Embedded(form);
  }
}
