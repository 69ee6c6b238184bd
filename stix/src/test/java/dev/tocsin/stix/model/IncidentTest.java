package dev.tocsin.stix.model;

import static dev.tocsin.stix.model.Samples.DAWN;
import static dev.tocsin.stix.model.Samples.creator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.graph.Reference;
import org.junit.jupiter.api.Test;

/// The objects and properties of the Incident Core extension, version 2.
class IncidentTest {
  private final Creator creator = creator();

  @Test
  void anIncidentTellsWhatHappenedInWhatOrder() {
    Event flood =
        Event.draft(creator, EventStatus.ONGOING)
            .set(Event.NAME, "The cellar fills")
            .set(Event.START_TIME, DAWN)
            .set(Event.START_TIME_FIDELITY, TimestampFidelity.HOUR)
            .build();
    Event alarm = Event.draft(creator, EventStatus.PENDING).build();
    EventEntry first =
        EventEntry.draft(flood.id())
            .set(
                EventEntry.NEXT_STEPS,
                EventEntry.Step.draft(
                        alarm.id(), ActivityCondition.REQUIRED, ActivityTransition.COMPLETION)
                    .build())
            .build();
    IncidentCore core =
        IncidentCore.draft(IncidentDetermination.SUSPECTED, "open")
            .set(IncidentCore.EVENTS, first, entry(alarm.id()))
            .set(IncidentCore.CRITICALITY, 70L)
            .set(IncidentCore.IMPACTED_ENTITY_COUNTS, Samples.json("{'individual':0}"))
            .build();

    Incident incident = Incident.draft(creator, "Wet cellar").set(Incident.CORE, core).build();

    Incident read = (Incident) StixEntity.of(incident.source());
    IncidentCore found = read.core().orElseThrow();
    assertThat(found.determination()).isEqualTo(IncidentDetermination.SUSPECTED);
    assertThat(found.investigationStatus()).isEqualTo("open");
    assertThat(found.events()).hasSize(2);
    assertThat(found.events().getFirst().sequenceStart()).isTrue();
    assertThat(found.events().getLast().sequenceStart()).isFalse();
    assertThat(found.events().getFirst().nextSteps().getFirst().eventRef()).isEqualTo(alarm.id());
    assertThat(read.extensions().getFirst().kind()).contains(ExtensionKind.PROPERTY_EXTENSION);
    assertThat(flood.startTimeFidelity()).contains(TimestampFidelity.HOUR);
    assertThat(StixEntity.of(flood.source())).isEqualTo(flood);
    assertThat(Reference.of(incident.source()))
        .extracting(Reference::property)
        .containsExactly("extensions", "event_ref", "event_ref", "event_ref");
  }

  private static EventEntry entry(StixId event) {
    return EventEntry.draft(event).set(EventEntry.SEQUENCE_START, false).build();
  }

  @Test
  void anImpactCarriesItsDetailsInTheExtensionOfItsCategory() {
    Impact impact =
        Impact.draft(creator, "availability")
            .set(Impact.AVAILABILITY, AvailabilityImpact.draft(50).build())
            .set(Impact.RECOVERABILITY, Recoverability.NOT_RECOVERABLE)
            .build();

    assertThat(impact.availability().map(AvailabilityImpact::availabilityImpact)).contains(50L);
    assertThat(impact.confidentiality()).isEmpty();
    assertThat(impact.extensions())
        .extracting(Extension::name)
        .containsExactly(Impact.KEY, "availability");
  }

  @Test
  void aTaskHasAnOutcome() {
    Task task =
        Task.draft(creator, TaskOutcome.SUCCESSFUL)
            .set(Task.TASK_TYPES, "containment")
            .set(
                Task.CHANGED_OBJECTS,
                StateChange.draft("resolved")
                    .set(StateChange.INITIAL_REF, Samples.id("impact"))
                    .build())
            .build();

    assertThat(task.outcome()).isEqualTo(TaskOutcome.SUCCESSFUL);
    assertThat(task.changedObjects().getFirst().initialRef()).contains(Samples.id("impact"));
  }

  @Test
  void aWordOutsideOfAnEnumerationIsRefused() {
    Event event = new Event(Samples.object("event", "'status':'maybe'"));

    assertThatThrownBy(event::status)
        .isInstanceOf(StixException.class)
        .hasMessageContaining("/status");
    assertThat(EventStatus.NOT_OCCURRED.text()).isEqualTo("not-occurred");
  }
}
