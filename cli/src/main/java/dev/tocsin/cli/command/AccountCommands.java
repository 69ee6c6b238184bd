package dev.tocsin.cli.command;

import picocli.CommandLine.Command;

/// What belongs to accounts.
@Command(
    name = "account",
    description = "Keep the accounts of this node's people.",
    subcommands = {
      AccountAdd.class,
      AccountList.class,
      AccountAttributes.class,
      AccountDisable.class,
      AccountPassword.class
    })
public final class AccountCommands {}
