@NullMarked
package dev.tocsin.exchange;

import org.jspecify.annotations.NullMarked;
