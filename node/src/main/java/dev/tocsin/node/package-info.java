/// One organisation's running node: its parts wired together.
@NullMarked
package dev.tocsin.node;

import org.jspecify.annotations.NullMarked;
