/// Node descriptors: the signed, versioned account of a node's public keys and addresses.
@NullMarked
package dev.tocsin.exchange.descriptor;

import org.jspecify.annotations.NullMarked;
