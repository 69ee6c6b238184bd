/// The TAXII 2.1 server: collections over HTTP, and the one thread that changes them.
@NullMarked
package dev.tocsin.node.taxii;

import org.jspecify.annotations.NullMarked;
