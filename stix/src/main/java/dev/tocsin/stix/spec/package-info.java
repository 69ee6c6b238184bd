/// The tables of STIX 2.1: every object, property, data type, vocabulary, relationship and
/// extension, with the section that defines it. The text followed is Errata 01 of 2 April 2025.
@NullMarked
package dev.tocsin.stix.spec;

import org.jspecify.annotations.NullMarked;
