package dev.tocsin.taxii;

import java.time.Duration;

/// What one answer may cost.
///
/// @param connectTime to reach the server
/// @param wholeTime from the question to the last byte of the answer
/// @param pageBytes of a page of objects; it is read object by object
/// @param smallBytes of any other answer, which is held in memory
public record Limits(Duration connectTime, Duration wholeTime, long pageBytes, int smallBytes) {
  private static final int MEBIBYTE = 1024 * 1024;

  public static final Limits STANDARD =
      new Limits(Duration.ofSeconds(10), Duration.ofMinutes(3), 256L * MEBIBYTE, 16 * MEBIBYTE);

  public Limits {
    if (connectTime.isNegative()
        || connectTime.isZero()
        || wholeTime.isNegative()
        || wholeTime.isZero()
        || pageBytes < 1
        || smallBytes < 1) {
      throw new IllegalArgumentException("a limit is more than nothing");
    }
  }

  public Limits withWholeTime(Duration time) {
    return new Limits(connectTime, time, pageBytes, smallBytes);
  }

  public Limits withPageBytes(long bytes) {
    return new Limits(connectTime, wholeTime, bytes, smallBytes);
  }
}
