package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.exchange.capsule.Capsule;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// A warning as a person hands it in.
final class WarningOptions {
  @Parameters(paramLabel = "FILE", description = "The bundle.")
  Path file = Path.of("");

  @Mixin UrgencyOptions urgency = new UrgencyOptions();

  /// Puts it into a call.
  Call into(Call bare) {
    return urgency.into(
        bare.with("application/stix+json", NamedFile.bytes(file, Capsule.BYTES_MAX)));
  }
}
