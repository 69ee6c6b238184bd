@NullMarked
package dev.tocsin.exchange.descriptor;

import org.jspecify.annotations.NullMarked;
