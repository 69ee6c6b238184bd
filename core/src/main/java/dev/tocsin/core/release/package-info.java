/// Decides what may leave to whom, and says why. Pure and total: what is not permitted is withheld.
@NullMarked
package dev.tocsin.core.release;

import org.jspecify.annotations.NullMarked;
