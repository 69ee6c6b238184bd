/// TAXII 2.1: collections over HTTP, and the one writer behind them.
@NullMarked
package dev.tocsin.node.taxii;

import org.jspecify.annotations.NullMarked;
