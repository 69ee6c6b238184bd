/// Signed statements: what one node says to another, and its wire form (JSON in a DSSE envelope).
@NullMarked
package dev.tocsin.core.statement;

import org.jspecify.annotations.NullMarked;
