/// The six edges of the core: clock, random, disk, network, timers, keys. The same core runs on the
/// real ones and in the simulator.
@NullMarked
package dev.tocsin.core.edge;

import org.jspecify.annotations.NullMarked;
