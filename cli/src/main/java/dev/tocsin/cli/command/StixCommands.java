package dev.tocsin.cli.command;

import picocli.CommandLine.Command;

/// What belongs to STIX documents, whoever sent them.
@Command(
    name = "stix",
    description = "Work with STIX 2.1 documents.",
    subcommands = {StixValidate.class})
public final class StixCommands {}
