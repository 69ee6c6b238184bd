/// Evidence bundles: what a third party needs to check a delivery, and the checking.
@NullMarked
package dev.tocsin.exchange.evidence;

import org.jspecify.annotations.NullMarked;
