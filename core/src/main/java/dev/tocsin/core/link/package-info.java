/// The states of deliveries, of received warnings and of the link between two nodes, as pure
/// functions.
@NullMarked
package dev.tocsin.core.link;

import org.jspecify.annotations.NullMarked;
