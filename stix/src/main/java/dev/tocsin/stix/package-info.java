/// STIX 2.1: bundles read with their original bytes, markings, and texts for people.
@NullMarked
package dev.tocsin.stix;

import org.jspecify.annotations.NullMarked;
