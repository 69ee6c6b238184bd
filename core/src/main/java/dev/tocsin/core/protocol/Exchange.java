package dev.tocsin.core.protocol;

import dev.tocsin.core.Seed;
import dev.tocsin.core.edge.Timers;
import dev.tocsin.core.journal.Records;
import java.time.Instant;

/// The exchange protocol: what a node does about each thing that can happen to it. A pure function:
/// no clock, randomness, thread or I/O inside; `records` reads what earlier steps wrote.
public final class Exchange {
  private final Records records;
  private final Settings settings;

  public Exchange(Records records, Settings settings) {
    this.records = records;
    this.settings = settings;
  }

  /// What one event leads to.
  ///
  /// @param seed fresh for each event
  public Step step(NodeState state, Event event, Instant now, Seed seed) {
    var change = new Change(state, records, settings, now, seed);
    switch (event) {
      case Event.Released released -> Sending.release(change, released);
      case Event.Drafted drafted -> Drafting.act(change, drafted);
      case Event.PolicySet set -> PolicyInForce.set(change, set);
      case Event.Came came -> Receiving.came(change, came);
      case Event.Transmitted transmitted -> Sending.transmitted(change, transmitted);
      case Event.HandedOver handed -> Sending.handOver(change, handed);
      case Event.Decided decided -> Deciding.decide(change, decided);
      case Event.OnwardAsked asked -> Onward.ask(change, asked);
      case Event.RequestDecided decided -> Onward.decide(change, decided);
      case Event.Rang rang -> rang(change, rang.alarm());
      case Event.CosignatureAsked asked -> Witnessing.asked(change, asked);
      case Event.CosignatureCame came -> Witnessing.came(change, came);
      case Event.TilesCame came -> Proving.tiles(change, came);
      case Event.Invited invited -> Enrolling.invite(change, invited);
      case Event.NumberShown shown -> Enrolling.shown(change, shown);
      case Event.Confirmed confirmed -> Enrolling.confirm(change, confirmed);
    }
    return change.done();
  }

  private static void rang(Change change, Timers.Alarm alarm) {
    switch (alarm) {
      case Timers.Alarm.Outbox outbox -> Sending.pump(change, outbox.link());
      case Timers.Alarm.Checkpoint _ -> Witnessing.checkpoint(change);
      case Timers.Alarm.Heartbeat _ -> {
        Witnessing.heartbeat(change);
        // Timers count evenly; a clock that jumped leaves things expired that no timer rings for.
        Deciding.expire(change);
        Waiting.look(change);
      }
      case Timers.Alarm.Expiry _ -> Deciding.expire(change);
      case Timers.Alarm.Age _ -> Waiting.look(change);
    }
  }
}
