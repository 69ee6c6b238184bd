/// The console: the pages that this node's people work with, rendered here, usable without scripts.
@NullMarked
package dev.tocsin.node.console;

import org.jspecify.annotations.NullMarked;
