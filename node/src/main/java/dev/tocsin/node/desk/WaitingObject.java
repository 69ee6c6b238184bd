package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.Quarantined;
import java.time.Instant;

/// An object of a program that waits for a person to decide about it.
///
/// @param number names it in its collection
/// @param by the account that brought it
/// @param conflict what else the collection holds under the same id and version
/// @param object what it says, safe to the eye
/// @param json the object as it was sent
public record WaitingObject(
    long number,
    String id,
    String by,
    Instant at,
    Quarantined.Conflict conflict,
    StatementView.ObjectView object,
    Bytes json) {}
