package dev.tocsin.stix.model;

import static dev.tocsin.stix.model.Samples.NOON;
import static dev.tocsin.stix.model.Samples.creator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.stix.StixException;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersionsTest {
  private final Tool tool = Tool.draft(creator(), "Wrench").build();

  @Test
  void aNewVersionKeepsTheIdAndMovesTheTime() {
    Tool next = Draft.next(tool, NOON.plusMillis(1)).set(Tool.DESCRIPTION, "Of steel").build();

    assertThat(next.id()).isEqualTo(tool.id());
    assertThat(next.created()).isEqualTo(tool.created());
    assertThat(next.modified().text()).isEqualTo("2031-05-01T12:00:00.124Z");
    assertThat(next.description()).contains("Of steel");
    assertThat(Version.of(next.source()).isAfter(Version.of(tool.source()))).isTrue();
  }

  @Test
  void refusesATimeThatIsNotLaterByAMillisecond() {
    assertFaults(() -> Draft.next(tool, NOON.plusNanos(100_000)), "/modified");
    assertFaults(() -> Draft.next(tool, NOON.minusSeconds(1)), "/modified");
  }

  @Test
  void refusesToChangeWhatIsFixed() {
    Draft<Tool> draft = Draft.next(tool, NOON.plusSeconds(1));

    draft.set(Tool.CREATED, Samples.DAWN).set(Tool.CREATED_BY_REF, Samples.id("identity"));

    assertFaults(draft::build, "/created_by_ref", "/created");
  }

  @Test
  void aRevokedObjectIsFinal() {
    StixObject revoked = Versions.revoke(tool.source(), NOON.plusSeconds(1));

    assertThat(new Tool(revoked).revoked()).isTrue();
    assertThat(Versions.isRevoked(revoked)).isTrue();
    assertFaults(() -> Versions.revoke(revoked, NOON.plusSeconds(2)), "/revoked");
    assertFaults(() -> Draft.next(new Tool(revoked), NOON.plusSeconds(2)), "/revoked");
  }

  @Test
  void whatHasNoVersionsGetsNone() {
    MarkingDefinition marking = MarkingDefinition.statement(creator(), "Ours").build();

    assertFaults(
        () -> Versions.next(marking.source(), marking.json(), NOON.plusSeconds(1)), "/modified");
  }

  @Test
  void tellsVersionsApart() {
    Duration day = Duration.ofDays(1);
    StixObject second = Draft.next(tool, NOON.plus(day)).build().source();
    StixObject third = Versions.revoke(second, NOON.plus(day.multipliedBy(2)));
    StixObject other = Samples.object("tool", "'name':'Saw'");
    StixObject forged = Samples.object("tool", "'name':'Axe'");

    assertThat(Versions.newest(List.of(second, third, tool.source()))).contains(third);
    assertThat(Versions.newest(List.of())).isEmpty();
    assertThat(Stream.of(third, tool.source(), second).sorted(Versions.order()))
        .containsExactly(tool.source(), second, third);
    assertThat(Versions.areSame(other, forged)).isTrue();
    assertThat(Versions.conflict(other, forged)).isTrue();
    assertThat(Versions.conflict(other, other)).isFalse();
    assertThat(Version.of(second).isAfter(Version.of(other))).isFalse();
  }

  private static void assertFaults(Runnable change, String... pointers) {
    assertThatThrownBy(change::run)
        .isInstanceOfSatisfying(
            StixException.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(StixFault::pointer)
                    .containsExactly(pointers));
  }
}
