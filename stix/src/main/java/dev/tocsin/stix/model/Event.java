package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.List;
import java.util.Optional;

/// Something that happened, may be happening or is expected: an object of the incident suite.
///
/// @param source the object as it stands in its bundle
public record Event(StixObject source) implements DomainObject {
  static final String TYPE = "event";

  /// The id of the extension that defines the type.
  public static final String KEY = "extension-definition--4ca6de00-5b0d-45ef-a1dc-ea7279ea910e";

  public static final Property<Event, EventStatus> STATUS =
      Property.of("status", Shape.word(EventStatus.values()));
  public static final Property<Event, String> NAME = Property.text("name");
  public static final Property<Event, String> DESCRIPTION = Property.text("description");
  public static final Property<Event, List<String>> EVENT_TYPES = Property.texts("event_types");
  public static final Property<Event, String> GOAL = Property.text("goal");
  public static final Property<Event, StixTimestamp> START_TIME = Property.time("start_time");
  public static final Property<Event, TimestampFidelity> START_TIME_FIDELITY =
      Property.of("start_time_fidelity", Shape.word(TimestampFidelity.values()));
  public static final Property<Event, StixTimestamp> END_TIME = Property.time("end_time");
  public static final Property<Event, TimestampFidelity> END_TIME_FIDELITY =
      Property.of("end_time_fidelity", Shape.word(TimestampFidelity.values()));
  public static final Property<Event, List<StateChange>> CHANGED_OBJECTS =
      Property.parts("changed_objects", StateChange::new);
  public static final Property<Event, List<StixId>> SIGHTING_REFS = Property.ids("sighting_refs");
  public static final Property<Event, List<EventEntry>> SUBEVENTS =
      Property.parts("subevents", EventEntry::new);

  /// @throws IllegalArgumentException if the object is of another type
  public Event {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Event> draft(Creator creator, EventStatus status) {
    return Draft.versioned(TYPE, creator, Event::new)
        .set(Extension.KIND.in("extensions", KEY), ExtensionKind.NEW_SDO)
        .set(STATUS, status);
  }

  public EventStatus status() {
    return STATUS.require(this);
  }

  public Optional<String> name() {
    return NAME.find(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  /// Values of event-type-ov.
  public List<String> eventTypes() {
    return EVENT_TYPES.or(this, List.of());
  }

  public Optional<String> goal() {
    return GOAL.find(this);
  }

  public Optional<StixTimestamp> startTime() {
    return START_TIME.find(this);
  }

  /// How exact [#startTime] is; absent for all its digits.
  public Optional<TimestampFidelity> startTimeFidelity() {
    return START_TIME_FIDELITY.find(this);
  }

  /// Later than [#startTime].
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

  public List<StixId> sightingRefs() {
    return SIGHTING_REFS.or(this, List.of());
  }

  public List<EventEntry> subevents() {
    return SUBEVENTS.or(this, List.of());
  }
}
