package dev.tocsin.core.link;

import dev.tocsin.core.LinkId;

/// A place in one direction of one link; a statement has it for ever.
///
/// @param epoch counted from 1
/// @param seq counted from 1
public record Place(LinkId link, long epoch, long seq) {}
