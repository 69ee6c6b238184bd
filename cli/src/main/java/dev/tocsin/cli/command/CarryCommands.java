package dev.tocsin.cli.command;

import picocli.CommandLine.Command;

/// What belongs to carrying by hand.
@Command(
    name = "carry",
    description = "Carry capsules by hand where no network goes.",
    subcommands = {CarryOut.class, CarryIn.class})
public final class CarryCommands {}
