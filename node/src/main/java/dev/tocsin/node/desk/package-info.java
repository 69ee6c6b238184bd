/// What this node's people do and see: one facade for the API and the console, without HTTP in it.
@NullMarked
package dev.tocsin.node.desk;

import org.jspecify.annotations.NullMarked;
