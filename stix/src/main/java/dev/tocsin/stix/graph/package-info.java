/// How STIX objects refer to each other: references, what follows from them, and what is missing.
@NullMarked
package dev.tocsin.stix.graph;

import org.jspecify.annotations.NullMarked;
