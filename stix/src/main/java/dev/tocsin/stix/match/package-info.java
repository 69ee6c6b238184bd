/// Holding STIX patterns against observations (STIX 2.1 §9): one pattern over a set, and thousands
/// over a stream.
///
/// Start at [CompiledPattern][dev.tocsin.stix.match.CompiledPattern] and
/// [StreamMatcher][dev.tocsin.stix.match.StreamMatcher].
@NullMarked
package dev.tocsin.stix.match;

import org.jspecify.annotations.NullMarked;
