@NullMarked
package dev.tocsin.exchange.keys;

import org.jspecify.annotations.NullMarked;
