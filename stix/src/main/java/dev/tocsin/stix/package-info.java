@NullMarked
package dev.tocsin.stix;

import org.jspecify.annotations.NullMarked;
