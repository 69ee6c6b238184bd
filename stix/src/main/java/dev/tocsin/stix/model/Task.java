package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Work on an incident: an object of the incident suite.
///
/// @param source the object as it stands in its bundle
public record Task(StixObject source) implements DomainObject {
  static final String TYPE = "task";

  /// The id of the extension that defines the type.
  public static final String KEY = "extension-definition--2074a052-8be4-4932-849e-f5e7798e0030";

  public static final Property<Task, TaskOutcome> OUTCOME =
      Property.of("outcome", Shape.word(TaskOutcome.values()));
  public static final Property<Task, String> NAME = Property.text("name");
  public static final Property<Task, String> DESCRIPTION = Property.text("description");
  public static final Property<Task, List<String>> TASK_TYPES = Property.texts("task_types");
  public static final Property<Task, String> ERROR = Property.text("error");
  public static final Property<Task, Long> PRIORITY = Property.integer("priority");
  public static final Property<Task, JsonObject> IMPACTED_ENTITY_COUNTS =
      Property.object("impacted_entity_counts");
  public static final Property<Task, StixTimestamp> START_TIME = Property.time("start_time");
  public static final Property<Task, TimestampFidelity> START_TIME_FIDELITY =
      Property.of("start_time_fidelity", Shape.word(TimestampFidelity.values()));
  public static final Property<Task, StixTimestamp> END_TIME = Property.time("end_time");
  public static final Property<Task, TimestampFidelity> END_TIME_FIDELITY =
      Property.of("end_time_fidelity", Shape.word(TimestampFidelity.values()));
  public static final Property<Task, List<StateChange>> CHANGED_OBJECTS =
      Property.parts("changed_objects", StateChange::new);
  public static final Property<Task, List<TaskEntry>> SUBTASKS =
      Property.parts("subtasks", TaskEntry::new);

  /// @throws IllegalArgumentException if the object is of another type
  public Task {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Task> draft(Creator creator, TaskOutcome outcome) {
    return Draft.versioned(TYPE, creator, Task::new)
        .set(Extension.KIND.in("extensions", KEY), ExtensionKind.NEW_SDO)
        .set(OUTCOME, outcome);
  }

  public TaskOutcome outcome() {
    return OUTCOME.require(this);
  }

  public Optional<String> name() {
    return NAME.find(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  /// Values of task-type-ov.
  public List<String> taskTypes() {
    return TASK_TYPES.or(this, List.of());
  }

  /// What failed or went another way.
  public Optional<String> error() {
    return ERROR.find(this);
  }

  /// 0 to 100.
  public Optional<Long> priority() {
    return PRIORITY.find(this);
  }

  /// Whole numbers by entity type.
  public Optional<JsonObject> impactedEntityCounts() {
    return IMPACTED_ENTITY_COUNTS.find(this);
  }

  public Optional<StixTimestamp> startTime() {
    return START_TIME.find(this);
  }

  /// How exact [#startTime] is; absent for all its digits.
  public Optional<TimestampFidelity> startTimeFidelity() {
    return START_TIME_FIDELITY.find(this);
  }

  public Optional<StixTimestamp> endTime() {
    return END_TIME.find(this);
  }

  /// How exact [#endTime] is; absent for all its digits.
  public Optional<TimestampFidelity> endTimeFidelity() {
    return END_TIME_FIDELITY.find(this);
  }

  public List<StateChange> changedObjects() {
    return CHANGED_OBJECTS.or(this, List.of());
  }

  public List<TaskEntry> subtasks() {
    return SUBTASKS.or(this, List.of());
  }
}
