/// The pure parts of TAXII 2.1: what requests say, and what answers look like.
@NullMarked
package dev.tocsin.node.taxii.protocol;

import org.jspecify.annotations.NullMarked;
