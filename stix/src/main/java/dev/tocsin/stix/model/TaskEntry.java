package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;

/// A task among those of an incident or of another task.
public record TaskEntry(JsonObject json, String pointer) implements View {
  public static final Property<TaskEntry, Boolean> SEQUENCE_START =
      Property.truth("sequence_start");
  public static final Property<TaskEntry, StixId> TASK_REF = Property.id("task_ref");
  public static final Property<TaskEntry, List<TaskEntry.Step>> NEXT_STEPS =
      Property.parts("next_steps", TaskEntry.Step::new);

  /// Begins one from what it must have.
  public static Draft<TaskEntry> draft(StixId taskRef) {
    return Draft.part(TaskEntry::new).set(TASK_REF, taskRef);
  }

  /// Whether a sequence starts here; true if absent.
  public boolean sequenceStart() {
    return SEQUENCE_START.or(this, true);
  }

  public StixId taskRef() {
    return TASK_REF.require(this);
  }

  public List<TaskEntry.Step> nextSteps() {
    return NEXT_STEPS.or(this, List.of());
  }

  /// What comes after a task.
  public record Step(JsonObject json, String pointer) implements View {
    public static final Property<Step, StixId> TASK_REF = Property.id("task_ref");
    public static final Property<Step, ActivityCondition> CONDITION_TYPE =
        Property.of("condition_type", Shape.word(ActivityCondition.values()));
    public static final Property<Step, ActivityTransition> TRANSITION_TYPE =
        Property.of("transition_type", Shape.word(ActivityTransition.values()));

    /// Begins one from what it must have.
    public static Draft<Step> draft(
        StixId taskRef, ActivityCondition conditionType, ActivityTransition transitionType) {
      return Draft.part(Step::new)
          .set(TASK_REF, taskRef)
          .set(CONDITION_TYPE, conditionType)
          .set(TRANSITION_TYPE, transitionType);
    }

    public StixId taskRef() {
      return TASK_REF.require(this);
    }

    public ActivityCondition conditionType() {
      return CONDITION_TYPE.require(this);
    }

    public ActivityTransition transitionType() {
      return TRANSITION_TYPE.require(this);
    }
  }
}
