@NullMarked
package dev.tocsin.exchange.evidence;

import org.jspecify.annotations.NullMarked;
