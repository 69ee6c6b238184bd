/// The disk edge of the core: an embedded store on RocksDB, the same layout in memory, and what
/// looks after a store (going-back guard, rebuild of derived rows).
@NullMarked
package dev.tocsin.storage;

import org.jspecify.annotations.NullMarked;
