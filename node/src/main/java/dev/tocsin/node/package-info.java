@NullMarked
package dev.tocsin.node;

import org.jspecify.annotations.NullMarked;
