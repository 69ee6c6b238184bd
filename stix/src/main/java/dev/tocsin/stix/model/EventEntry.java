package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;

/// An event among those of an incident or of another event.
public record EventEntry(JsonObject json, String pointer) implements View {
  public static final Property<EventEntry, Boolean> SEQUENCE_START =
      Property.truth("sequence_start");
  public static final Property<EventEntry, StixId> EVENT_REF = Property.id("event_ref");
  public static final Property<EventEntry, List<EventEntry.Step>> NEXT_STEPS =
      Property.parts("next_steps", EventEntry.Step::new);

  /// Begins one from what it must have.
  public static Draft<EventEntry> draft(StixId eventRef) {
    return Draft.part(EventEntry::new).set(EVENT_REF, eventRef);
  }

  /// Whether a sequence starts here; true if absent.
  public boolean sequenceStart() {
    return SEQUENCE_START.or(this, true);
  }

  public StixId eventRef() {
    return EVENT_REF.require(this);
  }

  public List<EventEntry.Step> nextSteps() {
    return NEXT_STEPS.or(this, List.of());
  }

  /// What comes after an event.
  public record Step(JsonObject json, String pointer) implements View {
    public static final Property<Step, StixId> EVENT_REF = Property.id("event_ref");
    public static final Property<Step, ActivityCondition> CONDITION_TYPE =
        Property.of("condition_type", Shape.word(ActivityCondition.values()));
    public static final Property<Step, ActivityTransition> TRANSITION_TYPE =
        Property.of("transition_type", Shape.word(ActivityTransition.values()));

    /// Begins one from what it must have.
    public static Draft<Step> draft(
        StixId eventRef, ActivityCondition conditionType, ActivityTransition transitionType) {
      return Draft.part(Step::new)
          .set(EVENT_REF, eventRef)
          .set(CONDITION_TYPE, conditionType)
          .set(TRANSITION_TYPE, transitionType);
    }

    public StixId eventRef() {
      return EVENT_REF.require(this);
    }

    public ActivityCondition conditionType() {
      return CONDITION_TYPE.require(this);
    }

    public ActivityTransition transitionType() {
      return TRANSITION_TYPE.require(this);
    }
  }
}
