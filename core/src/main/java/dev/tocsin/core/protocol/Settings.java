package dev.tocsin.core.protocol;

import java.time.Duration;

/// The exchange's settings.
///
/// @param checkpointAfter how long after a change a checkpoint is signed; default 10 s
/// @param checkpointAfterFlash the same after a FLASH; default 1 s
/// @param heartbeat how often partners are asked to cosign, changed or not; default 10 min
/// @param contentMaxBytes how large a warning's content may be; default 24 MiB
public record Settings(
    Duration checkpointAfter,
    Duration checkpointAfterFlash,
    Duration heartbeat,
    int contentMaxBytes) {

  public static Settings defaults() {
    return new Settings(
        Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMinutes(10), 24 << 20);
  }

  /// With checkpoints as soon as possible, for a demonstration.
  public Settings prompt() {
    return new Settings(Duration.ofMillis(200), Duration.ofMillis(200), heartbeat, contentMaxBytes);
  }
}
