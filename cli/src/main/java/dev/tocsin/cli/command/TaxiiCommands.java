package dev.tocsin.cli.command;

import picocli.CommandLine.Command;

/// What belongs to TAXII: this node's collections, and those of others.
@Command(
    name = "taxii",
    description = "Share collections of objects with programs over TAXII 2.1.",
    subcommands = {
      TaxiiRootCommands.class,
      TaxiiCollectionCommands.class,
      TaxiiAccountCommands.class,
      TaxiiTokenCommands.class,
      TaxiiQuarantineCommands.class
    })
public final class TaxiiCommands {}
