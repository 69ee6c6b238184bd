/// The one strict JSON parser of Tocsin: values, limits, reading, writing (RFC 8259, made
/// stricter).
@NullMarked
package dev.tocsin.stix.json;

import org.jspecify.annotations.NullMarked;
