package dev.tocsin.node;

import java.util.ArrayDeque;
import java.util.Deque;

/// What a node is made of, closed in the order opposite to that of its making; also when the node
/// was only half made. One thread at a time.
final class Parts implements AutoCloseable {
  private final Deque<Runnable> closing = new ArrayDeque<>();

  <T> T own(T part, Runnable close) {
    closing.push(close);
    return part;
  }

  @Override
  public synchronized void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
