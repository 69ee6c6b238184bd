package dev.tocsin.stix;

/// One thing wrong with a document.
///
/// @param pointer where, as a JSON Pointer
/// @param section the broken rule: a section of STIX 2.1, or `RFC 8259` for JSON itself
/// @param sentence what is wrong, without quoting the document
public record StixFault(String pointer, String section, String sentence) {}
