/// What a node does with keys: it seals and opens capsules, signs and checks checkpoints.
@NullMarked
package dev.tocsin.exchange;

import org.jspecify.annotations.NullMarked;
