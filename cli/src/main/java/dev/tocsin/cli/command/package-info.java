/// The subcommands of tocsin, one class each, and the options they share.
@NullMarked
package dev.tocsin.cli.command;

import org.jspecify.annotations.NullMarked;
