/// A deterministic simulation of many nodes: the real reactor and exchange on simulated edges, with
/// virtual time, seeded faults, and an outside ledger that checks the protocol's invariants.
@NullMarked
package dev.tocsin.testkit.sim;

import org.jspecify.annotations.NullMarked;
