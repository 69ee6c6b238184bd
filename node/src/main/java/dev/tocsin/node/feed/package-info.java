/// Other servers' collections that this node follows.
@NullMarked
package dev.tocsin.node.feed;

import org.jspecify.annotations.NullMarked;
