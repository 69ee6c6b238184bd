package dev.tocsin.node.desk;

import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Event;
import java.util.function.Function;

/// Brings a question to the exchange and waits for the answer. Safe for many threads.
@FunctionalInterface
public interface Asking {
  /// Asks, and waits.
  ///
  /// @throws DeskException if the node is too busy to take the question or to answer in time
  Answer ask(Function<Event.Ticket, Event.Asked> event);
}
