package dev.tocsin.core.collection;

/// Where one version of an object stands.
///
/// @param collection its number
/// @param label the number of the object's label in the collection
public record ObjectPlace(int collection, int label, DateAdded date) {}
