/// STIX patterns (STIX 2.1 §9): reading, syntax tree, writing, warnings, normal form.
///
/// Start at [Pattern][dev.tocsin.stix.pattern.Pattern].
@NullMarked
package dev.tocsin.stix.pattern;

import org.jspecify.annotations.NullMarked;
