/// Data markings of STIX 2.1 (§7.2): selectors, and markings of objects and of their parts.
@NullMarked
package dev.tocsin.stix.marking;

import org.jspecify.annotations.NullMarked;
