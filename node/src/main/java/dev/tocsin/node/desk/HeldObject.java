package dev.tocsin.node.desk;

import dev.tocsin.core.collection.Origin;
import java.util.Optional;

/// The last version of an object of a collection, as far as somebody may see.
///
/// @param version as it was sent
/// @param date when it was added
/// @param copied whether it may be taken into a draft; else it is only to be looked at
/// @param origin the warning that it came with; empty if it came in another way
/// @param object what it says, safe to the eye
public record HeldObject(
    String id,
    String version,
    String date,
    boolean copied,
    Optional<Origin> origin,
    StatementView.ObjectView object) {}
