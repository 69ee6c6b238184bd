@NullMarked
package dev.tocsin.exchange.carrier;

import org.jspecify.annotations.NullMarked;
