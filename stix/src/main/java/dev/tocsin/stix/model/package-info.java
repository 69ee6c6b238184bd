/// STIX 2.1 objects as types: views that keep every byte, drafts that end in valid objects, and new
/// versions.
@NullMarked
package dev.tocsin.stix.model;

import org.jspecify.annotations.NullMarked;
