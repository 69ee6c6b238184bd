package dev.tocsin.stix.spec;

import dev.tocsin.stix.spec.Property.Presence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The properties of an object, an extension or an embedded type, and the rules that join them.
///
/// @param name such as `external-reference`
/// @param section where it is defined
/// @param properties by name, in the order of the specification; unmodifiable
public record Form(
    String name, String section, SequencedMap<String, Property> properties, List<Rule> rules) {
  public Form {
    properties = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(properties));
    rules = List.copyOf(rules);
  }

  static Builder named(String name, String section) {
    return new Builder(name, section, section);
  }

  /// Collects properties in order; for one thread.
  static final class Builder {
    private final String name;
    private final String section;
    private final String table;
    private final SequencedMap<String, Property> properties = new LinkedHashMap<>();
    private final List<String> own = new ArrayList<>();
    private final List<String> required = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    /// @param table the section of the property table
    Builder(String name, String section, String table) {
      this.name = name;
      this.section = section;
      this.table = table;
    }

    Builder required(String property, DataType type) {
      required.add(property);
      return add(property, type, Presence.REQUIRED, false);
    }

    Builder disputed(String property, DataType type) {
      return add(property, type, Presence.DISPUTED, false);
    }

    Builder recommended(String property, DataType type) {
      return add(property, type, Presence.RECOMMENDED, false);
    }

    Builder optional(String property, DataType type) {
      return add(property, type, Presence.OPTIONAL, false);
    }

    Builder deprecated(String property, DataType type) {
      return add(property, type, Presence.OPTIONAL, true);
    }

    private Builder add(String property, DataType type, Presence presence, boolean deprecated) {
      own.add(property);
      return add(new Property(property, type, presence, deprecated, table));
    }

    Builder add(Property property) {
      if (properties.putIfAbsent(property.name(), property) != null) {
        throw new IllegalArgumentException(name + " has " + property.name() + " twice");
      }
      return this;
    }

    Builder atLeastOne(String... names) {
      return rule(new Rule.AtLeastOne(section, List.of(names)));
    }

    /// At least one of the optional properties of its own so far, or one of those named.
    Builder atLeastOneOf(String... others) {
      List<String> names = new ArrayList<>(own);
      names.removeAll(required);
      names.addAll(List.of(others));
      return rule(new Rule.AtLeastOne(section, names));
    }

    Builder exactlyOne(String property, String other) {
      return atLeastOne(property, other).notTogether(property, other);
    }

    Builder notTogether(String property, String other) {
      return rule(new Rule.NotTogether(table, property, other));
    }

    Builder needs(String property, String needed) {
      return rule(new Rule.Needs(table, property, needed));
    }

    /// The second time may not be before the first.
    Builder order(String first, String second) {
      return rule(new Rule.Order(table, first, second, true));
    }

    /// The second time must be after the first.
    Builder strictOrder(String first, String second) {
      return rule(new Rule.Order(table, first, second, false));
    }

    Builder rule(Rule rule) {
      rules.add(rule);
      return this;
    }

    Form build() {
      return new Form(name, section, properties, rules);
    }
  }
}
