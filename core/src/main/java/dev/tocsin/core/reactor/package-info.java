/// Runs the exchange protocol on the edges, one event at a time.
@NullMarked
package dev.tocsin.core.reactor;

import org.jspecify.annotations.NullMarked;
