package dev.tocsin.core.reactor;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.edge.Edges;
import dev.tocsin.core.edge.Timers;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.DerivedRows;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.link.LinkState;
import dev.tocsin.core.link.Pace;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.core.protocol.Effect;
import dev.tocsin.core.protocol.Event;
import dev.tocsin.core.protocol.Exchange;
import dev.tocsin.core.protocol.NodeState;
import dev.tocsin.core.protocol.Settings;
import dev.tocsin.core.protocol.Step;
import dev.tocsin.log.AddCheckpoint;
import dev.tocsin.log.FormatException;
import dev.tocsin.log.Frontier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/// Runs one node's exchange. Events are taken one at a time; what a step wants done happens only
/// after its commit, and every commit before it, is durable: so nothing ever leaves the node that a
/// crash could unsay.
///
/// [#post] and [#ask] may be called from any thread; everything else happens in turns.
public final class Reactor {
  private final Edges edges;
  private final Settings settings;
  private final Executor turns;
  private final Overlay overlay;
  private final Exchange exchange;
  private final Errands errands;
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private final Queue<Event> next = new ArrayDeque<>();
  private final Map<Long, Consumer<Answer>> asking = new HashMap<>();
  // Commits that the disk has and has not answered for.
  private final TreeSet<Long> open = new TreeSet<>();
  // Commits that failed since the last start, and why; while there are any, no event is taken.
  private final Map<Long, String> refused = new HashMap<>();
  private final AtomicLong tickets = new AtomicLong();
  private final AtomicReference<Consumer<String>> whenStopped = new AtomicReference<>(_ -> {});
  private NodeState state;
  private boolean stopped;
  private long submitted;
  // How often in a row, without a commit that succeeded.
  private int startedOver;
  private boolean taking;

  /// @param turns runs tasks one at a time in the order they were given, never within the call
  public Reactor(Edges edges, Settings settings, Executor turns) {
    this.edges = edges;
    this.settings = settings;
    this.turns = turns;
    this.overlay = new Overlay(edges.disk());
    var records = new Records(overlay);
    this.exchange = new Exchange(records, settings);
    this.errands = new Errands(edges, records, this::post);
    this.state = recovered();
  }

  /// An effect and the commit that it waits for.
  private record Waiting(long commit, Effect effect) {}

  /// Takes up the work that the last run left. Called once, in a turn.
  public void start() {
    var now = edges.clock().instant();
    for (var link : state.links().keySet()) {
      errands.learn(link);
      next.add(new Event.Rang(new Timers.Alarm.Outbox(link)));
    }
    edges.timers().set(new Timers.Alarm.Heartbeat(), now.plus(settings.heartbeat()));
    next.add(new Event.Rang(new Timers.Alarm.Checkpoint()));
    next.add(new Event.Rang(new Timers.Alarm.Expiry()));
    next.add(new Event.Rang(new Timers.Alarm.Age()));
    take();
  }

  /// What to do after a commit of which nobody knows whether it is durable: the process has to end,
  /// and to find out from the disk when it starts again. Until then the reactor takes no event and
  /// gives no answer, since either could be untrue. Called once, in a turn.
  ///
  /// @param then given a sentence for the operator
  public void onStop(Consumer<String> then) {
    whenStopped.set(then);
  }

  /// Something happened.
  public void post(Event event) {
    turns.execute(() -> {
      next.add(event);
      take();
    });
  }

  /// Something happened that wants an answer; `answer` is called once, in a turn.
  public void ask(Function<Event.Ticket, Event.Asked> event, Consumer<Answer> answer) {
    long number = tickets.incrementAndGet();
    turns.execute(() -> {
      asking.put(number, answer);
      next.add(event.apply(new Event.Ticket(number)));
      take();
    });
  }

  /// A partner asks for a cosignature; `answer` is called once, in a turn or at once.
  ///
  /// @param body as C2SP tlog-witness has it
  public void askToCosign(LinkId link, Bytes body, Consumer<Answer> answer) {
    try {
      var request = AddCheckpoint.parse(body.toArray());
      var note = Bytes.of(request.checkpoint().bytes());
      var signed = edges.keys().openCheckpoint(link, note);
      ask(ticket -> new Event.CosignatureAsked(ticket, link, request, signed), answer);
    } catch (FormatException e) {
      answer.accept(new Answer.NotCosigned(BAD_REQUEST, "the request is malformed"));
    }
  }

  private static final int BAD_REQUEST = 400;

  /// The partners and links as they are now. Call in a turn.
  public NodeState state() {
    return state;
  }

  private void take() {
    if (taking) {
      return;
    }
    taking = true;
    try {
      while (!stopped && refused.isEmpty() && !next.isEmpty()) {
        handle(next.remove());
        settle();
      }
    } finally {
      taking = false;
    }
  }

  private void handle(Event event) {
    var step = exchange.step(state, event, edges.clock().instant(), edges.random().seed());
    var signed = errands.sign(step.signings());
    long before = state.log().size();
    state = step.state();
    if (!step.entries().isEmpty() || !step.rows().isEmpty()) {
      submit(step, signed.rows(), before);
    }
    for (var effect : step.effects()) {
      if (effect instanceof Effect.Learn learn) {
        // What the keys know of partners goes with the state: the next step may seal by it.
        errands.learn(learn.link());
      } else {
        waiting.add(new Waiting(submitted, signed.complete(effect)));
      }
    }
  }

  private void submit(Step step, List<Row> signed, long logSizeBefore) {
    var rows = new ArrayList<Row>();
    step.entries().forEach(entry -> rows.addAll(DerivedRows.of(entry)));
    rows.addAll(step.rows());
    rows.addAll(signed);
    var growth = new Batch.Growth(logSizeBefore, state.log().size(), state.log().root());
    long commit = ++submitted;
    open.add(commit);
    overlay.add(commit, rows);
    var batch = new Batch(step.entries(), rows, Optional.of(growth));
    edges.disk().commit(batch, outcome -> turns.execute(() -> committed(commit, rows, outcome)));
  }

  private void committed(long commit, List<Row> rows, Disk.Outcome outcome) {
    if (stopped) {
      return;
    }
    open.remove(commit);
    overlay.synced(commit, rows);
    if (outcome instanceof Disk.Outcome.Failed failure) {
      if (failure.forGood()) {
        stop(failure.reason());
        return;
      }
      refused.put(commit, failure.reason());
    } else {
      startedOver = 0;
    }
    if (refused.isEmpty()) {
      settle();
    } else if (open.isEmpty()) {
      startOver();
    }
    take();
  }

  private void stop(String reason) {
    stopped = true;
    next.clear();
    waiting.clear();
    asking.clear();
    whenStopped.get().accept(reason);
  }

  /// Does what waits for commits that are durable now. Outcomes may come in any order.
  private void settle() {
    if (stopped) {
      return;
    }
    long synced = open.isEmpty() ? submitted : open.first() - 1;
    while (!waiting.isEmpty() && waiting.peek().commit() <= synced) {
      perform(waiting.remove().effect());
    }
  }

  /// After a commit failed, what is in memory is ahead of the disk: the disk is right. Whoever
  /// waits for a commit that is durable all the same is told so.
  private void startOver() {
    overlay.clear();
    state = recovered();
    var reasons = Map.copyOf(refused);
    refused.clear();
    var left = List.copyOf(waiting);
    waiting.clear();
    for (var each : left) {
      var reason = Optional.ofNullable(reasons.get(each.commit()));
      reason.ifPresentOrElse(
          because -> giveUp(each.effect(), because), () -> perform(each.effect()));
    }
    startedOver++;
    takeUpAfter(Pace.PAUSE_MIN.multipliedBy(1L << Math.min(startedOver - 1, PAUSE_DOUBLINGS_MAX)));
  }

  private static final int PAUSE_DOUBLINGS_MAX = 4;

  private void giveUp(Effect effect, String reason) {
    switch (effect) {
      case Effect.Tell tell -> tell(tell.ticket(), new Answer.NotDurable(reason));
      case Effect.TellCapsule tell -> tell(tell.ticket(), new Answer.NotDurable(reason));
      case Effect.TellCosignature tell -> tell(tell.ticket(), new Answer.NotDurable(reason));
      case Effect.Send _,
          Effect.KeepApart _,
          Effect.Pump _,
          Effect.SetTimer _,
          Effect.AskWitness _,
          Effect.FetchProofs _,
          Effect.Learn _ -> {
        // Starting over from the disk finds again what is still to be done.
      }
    }
  }

  /// Sets every timer anew, since those that a failed step set are lost. The pause keeps a disk
  /// that is full from being tried in a loop; what comes in tries it at once.
  private void takeUpAfter(Duration pause) {
    var now = edges.clock().instant();
    for (var link : state.links().keySet()) {
      errands.learn(link);
      edges.timers().set(new Timers.Alarm.Outbox(link), now.plus(pause));
    }
    edges.timers().set(new Timers.Alarm.Heartbeat(), now.plus(settings.heartbeat()));
    edges.timers().set(new Timers.Alarm.Checkpoint(), now.plus(settings.checkpointAfter()));
    edges.timers().set(new Timers.Alarm.Expiry(), now.plus(settings.checkpointAfter()));
    edges.timers().set(new Timers.Alarm.Age(), now.plus(settings.checkpointAfter()));
  }

  private NodeState recovered() {
    var records = new Records(edges.disk());
    var links = new TreeMap<LinkId, NodeState.Link>();
    for (var partner : records.partners()) {
      var link =
          records
              .link(partner.link())
              .orElseGet(() -> LinkState.enrolling(partner.link(), partner.node()));
      links.put(partner.link(), NodeState.Link.fresh(partner, link));
    }
    var log = Frontier.read(edges.disk().head().logSize(), records.logNodes());
    return new NodeState(
        edges.keys().self(),
        edges.keys().origin(),
        links,
        log,
        Optional.empty(),
        Optional.empty(),
        0);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Tell tell -> tell(tell.ticket(), tell.answer());
      case Effect.TellCapsule tell -> tell(tell.ticket(), errands.capsule(tell));
      case Effect.TellCosignature _ ->
          throw new IllegalStateException("a cosignature was promised and not made");
      case Effect.Send send -> errands.send(send);
      case Effect.KeepApart keep -> edges.disk().keepApart(keep.point());
      case Effect.Pump pump -> next.add(new Event.Rang(new Timers.Alarm.Outbox(pump.link())));
      case Effect.SetTimer timer -> edges.timers().set(timer.alarm(), timer.when());
      case Effect.AskWitness ask -> errands.askWitness(ask);
      case Effect.FetchProofs fetch -> errands.fetchProofs(fetch.link());
      case Effect.Learn learn -> errands.learn(learn.link());
    }
  }

  private void tell(Event.Ticket ticket, Answer answer) {
    var asker = asking.remove(ticket.number());
    if (asker != null) {
      asker.accept(answer);
    }
  }
}
