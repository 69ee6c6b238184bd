/// What somebody asks of the texts that they may see: the words, and where they stand.
@NullMarked
package dev.tocsin.core.search;

import org.jspecify.annotations.NullMarked;
