/// The exchange protocol as a pure step function, and the reactor that runs it on the edges.
@NullMarked
package dev.tocsin.core.protocol;

import org.jspecify.annotations.NullMarked;
