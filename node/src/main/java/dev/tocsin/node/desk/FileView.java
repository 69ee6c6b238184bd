package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;

/// Bytes to be saved or carried.
///
/// @param name a file name of letters, digits, dots and dashes
public record FileView(String name, String mediaType, Bytes bytes) {}
