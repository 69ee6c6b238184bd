package dev.tocsin.core.protocol;

import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.link.Delivery;
import dev.tocsin.core.link.Patience;
import dev.tocsin.core.statement.Precedence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Tells people of what waits too long for a receipt: of the oldest of each precedence on each
/// link, since the others are behind it.
final class Waiting {
  private Waiting() {}

  /// Looks at all links, and sees to it that the next look comes in time.
  static void look(Change change) {
    change.state(change.state().lookDue(Optional.empty()));
    for (var link : change.state().links().values()) {
      for (var precedence : Precedence.values()) {
        change
            .records
            .oldestOwed(link.state().link(), precedence)
            .ifPresent(oldest -> look(change, oldest));
      }
    }
  }

  private static void look(Change change, Delivery oldest) {
    var precedence = oldest.label().precedence();
    var link = change.link(oldest.place().link());
    var age = age(oldest, change.now);
    var passed = Patience.passed(precedence, age);
    var report = passed.map(mark -> new NodeState.Late(oldest.place(), mark));
    var known = Optional.ofNullable(link.watch().late().get(precedence));
    if (report.isPresent() && !report.equals(known)) {
      change.link(link.with(link.watch().late(precedence, report.get())));
      change.alarm(
          Alarm.Kind.AGE,
          Optional.of(oldest.place().link()),
          link.partner().name()
              + " has given no receipt for "
              + precedence
              + " "
              + oldest.label().id()
              + " in "
              + words(report.get().mark())
              + ".");
    }
    change.lookWithin(Patience.next(precedence, age).minus(age));
  }

  /// A clock that went back makes an age negative; how long it really was, nobody knows.
  private static Duration age(Delivery delivery, Instant now) {
    var queued = delivery.history().getFirst().at();
    return Duration.between(queued, now).abs();
  }

  private static String words(Duration mark) {
    long days = mark.toDays();
    if (days > 0) {
      return days == 1 ? "a day" : days + " days";
    }
    return mark.toMinutes() == 1 ? "a minute" : mark.toMinutes() + " minutes";
  }
}
