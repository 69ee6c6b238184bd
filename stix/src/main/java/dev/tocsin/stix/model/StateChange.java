package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// What an event or a task did to an object; it has a state before or a state after.
public record StateChange(JsonObject json, String pointer) implements View {
  public static final Property<StateChange, String> STATE_CHANGE_TYPE =
      Property.text("state_change_type");
  public static final Property<StateChange, StixId> INITIAL_REF = Property.id("initial_ref");
  public static final Property<StateChange, StixId> RESULT_REF = Property.id("result_ref");

  /// Begins one from what it must have.
  public static Draft<StateChange> draft(String stateChangeType) {
    return Draft.part(StateChange::new).set(STATE_CHANGE_TYPE, stateChangeType);
  }

  /// A value of state-change-type-ov.
  public String stateChangeType() {
    return STATE_CHANGE_TYPE.require(this);
  }

  public Optional<StixId> initialRef() {
    return INITIAL_REF.find(this);
  }

  public Optional<StixId> resultRef() {
    return RESULT_REF.find(this);
  }
}
