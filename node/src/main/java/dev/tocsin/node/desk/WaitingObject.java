package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import java.time.Instant;

/// An object of a program that waits for a person.
///
/// @param number names it in its collection
/// @param by the account that brought it
/// @param conflict whether the collection holds other content under the same id and version
/// @param object what it says, safe to the eye
/// @param json the object as it was sent
public record WaitingObject(
    long number,
    String id,
    String by,
    Instant at,
    boolean conflict,
    StatementView.ObjectView object,
    Bytes json) {}
