/// The node's HTTP API from outside.
@NullMarked
package dev.tocsin.cli.client;

import org.jspecify.annotations.NullMarked;
