/// Carriers: how capsules get to the partner, over HTTP or by hand.
@NullMarked
package dev.tocsin.exchange.carrier;

import org.jspecify.annotations.NullMarked;
