package dev.tocsin.cli.command;

import picocli.CommandLine.Command;

/// What belongs to release policies.
@Command(
    name = "policy",
    description = "Work with release policies.",
    subcommands = {PolicyCheck.class, PolicyShow.class, PolicyLoad.class})
public final class PolicyCommands {}
