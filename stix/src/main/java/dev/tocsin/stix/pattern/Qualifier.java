package dev.tocsin.stix.pattern;

import dev.tocsin.stix.StixTimestamp;
import java.math.BigDecimal;

/// A restriction on the observations that match an expression (STIX 2.1 §9.5.1). Immutable.
public sealed interface Qualifier {

  /// The expression matches that often, each time on different observations.
  ///
  /// @param times from 1 to [#MAX_TIMES]
  record Repeats(int times) implements Qualifier {
    public static final int MAX_TIMES = 1_000_000;

    public Repeats {
      if (times < 1 || times > MAX_TIMES) {
        throw new IllegalArgumentException("an expression repeats 1 to " + MAX_TIMES + " times");
      }
    }
  }

  /// The latest of the observations is less than that much later than the earliest.
  ///
  /// @param seconds more than 0, at most [#MAX_SECONDS]
  record Within(BigDecimal seconds) implements Qualifier {
    /// Some thirty thousand years.
    public static final BigDecimal MAX_SECONDS = new BigDecimal("1000000000000");

    public Within {
      if (seconds.signum() <= 0 || seconds.compareTo(MAX_SECONDS) > 0) {
        throw new IllegalArgumentException("a window has more than 0 seconds");
      }
      seconds = seconds.setScale(Math.max(0, seconds.scale()));
    }
  }

  /// Each observation is of a moment from `start` on and before `stop`.
  record StartStop(StixTimestamp start, StixTimestamp stop) implements Qualifier {}
}
