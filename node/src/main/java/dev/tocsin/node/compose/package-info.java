/// Warnings as people write and mark them, turned into STIX. Pure: ids and times come from the
/// caller.
@NullMarked
package dev.tocsin.node.compose;

import org.jspecify.annotations.NullMarked;
