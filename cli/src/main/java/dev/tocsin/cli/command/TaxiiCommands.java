package dev.tocsin.cli.command;

import dev.tocsin.cli.taxii.TaxiiCollections;
import dev.tocsin.cli.taxii.TaxiiDiscover;
import dev.tocsin.cli.taxii.TaxiiFollow;
import dev.tocsin.cli.taxii.TaxiiPull;
import dev.tocsin.cli.taxii.TaxiiPush;
import picocli.CommandLine.Command;

/// What belongs to TAXII: this node's collections, and those of others.
@Command(
    name = "taxii",
    description = "Share collections of objects over TAXII 2.1, and use those of others.",
    subcommands = {
      TaxiiRootCommands.class,
      TaxiiCollectionCommands.class,
      TaxiiAccountCommands.class,
      TaxiiTokenCommands.class,
      TaxiiQuarantineCommands.class,
      TaxiiFeedCommands.class,
      TaxiiObjects.class,
      TaxiiDraft.class,
      TaxiiWithdraw.class,
      TaxiiCollect.class,
      TaxiiDiscover.class,
      TaxiiCollections.class,
      TaxiiPull.class,
      TaxiiPush.class,
      TaxiiFollow.class
    })
public final class TaxiiCommands {}
