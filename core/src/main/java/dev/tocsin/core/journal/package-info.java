/// What a node writes down: journal entries, and the rows derived from them.
@NullMarked
package dev.tocsin.core.journal;

import org.jspecify.annotations.NullMarked;
