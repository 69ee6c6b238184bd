package dev.tocsin.core.link;

import dev.tocsin.core.statement.Precedence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// At which ages a person hears of something that has no receipt yet: earlier the more urgent it
/// is, and then once a day until it gets through. The outbox itself never gives up.
public final class Patience {
  private static final Duration DAILY = Duration.ofDays(1);

  private Patience() {}

  private static List<Duration> marks(Precedence precedence) {
    return switch (precedence) {
      case FLASH -> List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));
      case IMMEDIATE -> List.of(Duration.ofMinutes(15), Duration.ofHours(1));
      case PRIORITY -> List.of(Duration.ofHours(1));
      case ROUTINE -> List.of();
    };
  }

  /// The last mark that an age has passed.
  ///
  /// @return empty before the first
  public static Optional<Duration> passed(Precedence precedence, Duration age) {
    if (age.compareTo(DAILY) >= 0) {
      return Optional.of(DAILY.multipliedBy(age.toDays()));
    }
    return marks(precedence).stream()
        .filter(mark -> mark.compareTo(age) <= 0)
        .reduce((_, later) -> later);
  }

  /// The mark that an age will pass next.
  public static Duration next(Precedence precedence, Duration age) {
    return marks(precedence).stream()
        .filter(mark -> mark.compareTo(age) > 0)
        .findFirst()
        .orElseGet(() -> DAILY.multipliedBy(age.toDays() + 1));
  }
}
