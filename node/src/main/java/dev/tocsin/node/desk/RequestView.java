package dev.tocsin.node.desk;

import dev.tocsin.core.NodeId;
import dev.tocsin.core.statement.StatementId;
import java.util.Optional;

/// A request to pass a warning on. Texts are safe to the eye, not escaped.
///
/// @param warning the one that it is about
/// @param organisation what the asking side calls whoever is to get it
/// @param recipient that one's node
/// @param by the name and role that asks
/// @param state the word of its state, as for any statement
/// @param answer what the named human at the originator said
/// @param awaitsAnswer whether a named human here owes the answer
public record RequestView(
    StatementId id,
    StatementId warning,
    String organisation,
    NodeId recipient,
    String by,
    String reason,
    String state,
    Optional<WarningLine.Answer> answer,
    boolean awaitsAnswer) {}
