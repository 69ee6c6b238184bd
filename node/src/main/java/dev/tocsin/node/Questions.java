package dev.tocsin.node;

import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.reactor.Reactor;
import dev.tocsin.node.desk.Asking;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/// Brings questions from other threads to the reactor, a bounded number at once.
public final class Questions implements Asking {
  static final int AT_ONCE = 512;
  static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  private final Reactor reactor;
  private final Semaphore places = new Semaphore(AT_ONCE);

  Questions(Reactor reactor) {
    this.reactor = reactor;
  }

  @Override
  public Answer ask(Function<Event.Ticket, Event.Asked> event) {
    return wait(answer -> reactor.ask(event, answer));
  }

  /// Waits for the answer to something that is asked of the reactor.
  ///
  /// @throws DeskException if too much is being asked, or no answer comes in time
  public Answer wait(Consumer<Consumer<Answer>> question) {
    if (!places.tryAcquire()) {
      throw new DeskException(
          Problem.Kind.OVERLOADED, "The node has too much to do. Try again in some seconds.");
    }
    var answer = new CompletableFuture<Answer>();
    question.accept(told -> {
      places.release();
      answer.complete(told);
    });
    try {
      return answer.get(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException _) {
      answer.cancel(false);
      throw new DeskException(
          Problem.Kind.OVERLOADED,
          "The node did not answer in time. What you asked for may still happen: look before you"
              + " ask again.");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new DeskException(Problem.Kind.OVERLOADED, "The node is stopping.");
    }
  }
}
