package dev.tocsin.cli.command;

import dev.tocsin.cli.taxii.TaxiiCollections;
import dev.tocsin.cli.taxii.TaxiiDiscover;
import dev.tocsin.cli.taxii.TaxiiFollow;
import dev.tocsin.cli.taxii.TaxiiPull;
import dev.tocsin.cli.taxii.TaxiiPush;
import picocli.CommandLine.Command;

/// What belongs to TAXII.
@Command(
    name = "taxii",
    description = "Exchange STIX objects by TAXII 2.1.",
    subcommands = {
      TaxiiDiscover.class,
      TaxiiCollections.class,
      TaxiiPull.class,
      TaxiiPush.class,
      TaxiiFollow.class
    })
public final class TaxiiCommands {}
