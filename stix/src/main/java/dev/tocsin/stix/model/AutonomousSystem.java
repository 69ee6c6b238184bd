package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import java.util.Optional;

/// An autonomous system (STIX 2.1 §6.2).
///
/// @param source the object as it stands in its bundle
public record AutonomousSystem(StixObject source) implements Observable {
  static final String TYPE = "autonomous-system";
  public static final Property<AutonomousSystem, Long> NUMBER = Property.integer("number");
  public static final Property<AutonomousSystem, String> NAME = Property.text("name");
  public static final Property<AutonomousSystem, String> RIR = Property.text("rir");

  /// @throws IllegalArgumentException if the object is of another type
  public AutonomousSystem {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<AutonomousSystem> draft(long number) {
    return Draft.observable(TYPE, AutonomousSystem::new).set(NUMBER, number);
  }

  public long number() {
    return NUMBER.require(this);
  }

  public Optional<String> name() {
    return NAME.find(this);
  }

  /// The regional registry that assigned the number.
  public Optional<String> rir() {
    return RIR.find(this);
  }
}
