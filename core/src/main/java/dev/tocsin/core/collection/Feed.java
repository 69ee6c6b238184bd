package dev.tocsin.core.collection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// A collection of another server that this node follows. What it brings comes in as from an
/// account of a program, [#account].
///
/// @param address of the collection there
/// @param into the id of the collection here
/// @param interval how often to ask when everything has been read
/// @param trust PEM certificates to trust there; empty for those that Java trusts
public record Feed(
    String name,
    String address,
    UUID into,
    Duration interval,
    boolean paused,
    Optional<String> trust,
    Instant created,
    String createdBy) {
  public static final Duration INTERVAL_MIN = Duration.ofSeconds(1);
  public static final Duration INTERVAL_MAX = Duration.ofDays(1);

  /// No longer trust is kept.
  public static final int TRUST_MAX = 64 * 1024;

  private static final int ADDRESS_MAX = 2_000;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,33}");

  public Feed {
    require(
        NAME.matcher(name).matches(),
        "A feed's name begins with a letter and has 2 to 34 lower-case letters, digits and"
            + " dashes.");
    require(
        interval.compareTo(INTERVAL_MIN) >= 0 && interval.compareTo(INTERVAL_MAX) <= 0,
        "A feed is asked every second at most, and once a day at least.");
    require(address.length() <= ADDRESS_MAX, "The address is too long.");
    require(
        trust.filter(pem -> pem.length() > TRUST_MAX).isEmpty(),
        "At most " + TRUST_MAX + " characters of certificates are kept.");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /// By whom its objects are.
  public String account() {
    return "feed." + name;
  }

  public Feed withPaused(boolean next) {
    return new Feed(name, address, into, interval, next, trust, created, createdBy);
  }
}
