/// A node's private keys, how they are kept, and the public keys that others check with.
@NullMarked
package dev.tocsin.exchange.keys;

import org.jspecify.annotations.NullMarked;
