/// What markings ask for, by eight dimensions, and the strictest of several. Pure.
@NullMarked
package dev.tocsin.core.release.terms;

import org.jspecify.annotations.NullMarked;
