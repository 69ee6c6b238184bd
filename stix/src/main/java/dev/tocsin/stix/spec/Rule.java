package dev.tocsin.stix.spec;

import java.util.List;

/// A MUST that joins several properties of one object. Immutable.
public sealed interface Rule {
  /// Where the rule is written.
  String section();

  /// At least one of the properties is there.
  record AtLeastOne(String section, List<String> names) implements Rule {
    public AtLeastOne {
      names = List.copyOf(names);
    }
  }

  /// Not both are there.
  record NotTogether(String section, String name, String other) implements Rule {}

  /// If one is there, so is the other.
  record Needs(String section, String name, String needed) implements Rule {}

  /// If both times are there, the second is not before the first.
  ///
  /// @param mayBeEqual whether they may be the same moment
  record Order(String section, String first, String second, boolean mayBeEqual) implements Rule {}

  /// While a property is true (or false), another is absent.
  record Forbids(String section, String flag, boolean value, String name) implements Rule {}

  /// While a property is true (or false), another is there.
  record Demands(String section, String flag, boolean value, String name) implements Rule {}

  /// Unless a property has that text, another is there.
  record DemandsUnless(String section, String property, String text, String name) implements Rule {}
}
