/// The commands of a TAXII client.
@NullMarked
package dev.tocsin.cli.taxii;

import org.jspecify.annotations.NullMarked;
