/// Collections of STIX objects (TAXII 2.1 §5): what is in them, since when, and who may see it.
@NullMarked
package dev.tocsin.core.collection;

import org.jspecify.annotations.NullMarked;
