package dev.tocsin.node.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One address may show wrong credentials only so often, so that guessing fills neither the log nor
/// the processor. Right credentials are taken from any address, so that one bad program does not
/// shut out those beside it. Safe for many threads.
public final class FailureLimit {
  static final int PER_MINUTE = 30;
  private static final int ADDRESSES_MAX = 10_000;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger("tocsin.denied");

  private final Map<String, Count> counts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > ADDRESSES_MAX;
        }
      };

  private record Count(Instant begun, int failures) {
    /// A clock that went back begins anew.
    boolean isOf(Instant now) {
      return !now.isBefore(begun) && now.isBefore(begun.plus(MINUTE));
    }
  }

  /// Notes that wrong credentials came, and logs it unless there were too many.
  ///
  /// @return how long the address should wait, if these were too many
  public Optional<Duration> failed(String address, Instant now) {
    var count = count(address, now);
    if (count.failures() <= PER_MINUTE) {
      LOG.info("a program's credentials are missing or wrong, from {}", address);
      return Optional.empty();
    }
    if (count.failures() == PER_MINUTE + 1) {
      LOG.warn("too many wrong credentials, more are not logged for a minute, from {}", address);
    }
    return Optional.of(Duration.between(now, count.begun().plus(MINUTE)));
  }

  private synchronized Count count(String address, Instant now) {
    var before =
        Optional.ofNullable(counts.get(address))
            .filter(count -> count.isOf(now))
            .orElse(new Count(now, 0));
    var after = new Count(before.begun(), Math.min(before.failures() + 1, PER_MINUTE + 2));
    counts.put(address, after);
    return after;
  }
}
