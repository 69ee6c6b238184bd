package dev.tocsin.cli.command;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One partner's rendering of a draft.
final class RenderingOptions {
  @Parameters(
      paramLabel = "ID",
      description = "The draft; the first four or more characters are enough.")
  String id = "";

  @Option(names = "--to", required = true, paramLabel = "PARTNER", description = "The partner.")
  String partner = "";
}
