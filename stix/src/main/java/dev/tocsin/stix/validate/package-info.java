/// The validator: finds everything in a document that breaks STIX 2.1, by the tables of
/// `dev.tocsin.stix.spec`.
@NullMarked
package dev.tocsin.stix.validate;

import org.jspecify.annotations.NullMarked;
