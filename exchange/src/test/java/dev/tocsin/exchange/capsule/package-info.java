@NullMarked
package dev.tocsin.exchange.capsule;

import org.jspecify.annotations.NullMarked;
