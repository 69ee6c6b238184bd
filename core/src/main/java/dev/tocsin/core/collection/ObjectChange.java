package dev.tocsin.core.collection;

/// What whoever sees an object, and another label as well, now finds otherwise: the object is gone,
/// or whether it has a later version of that label.
///
/// @param label the label's number in the collection; the object's own where it is gone
public record ObjectChange(ObjectPlace place, int label) {}
