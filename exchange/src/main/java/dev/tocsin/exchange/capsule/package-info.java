/// Capsules: what travels between nodes, sealed so that only the partner can read it.
@NullMarked
package dev.tocsin.exchange.capsule;

import org.jspecify.annotations.NullMarked;
