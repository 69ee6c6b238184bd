package dev.tocsin.cli.command;

import picocli.CommandLine.Command;

/// What belongs to partnerships.
@Command(
    name = "partner",
    description = "Enrol partners and see how far that is.",
    subcommands = {PartnerInvite.class, PartnerShow.class, PartnerConfirm.class, PartnerList.class})
public final class PartnerCommands {}
