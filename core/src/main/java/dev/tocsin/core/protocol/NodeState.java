package dev.tocsin.core.protocol;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.link.LinkState;
import dev.tocsin.core.link.Pace;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.log.Frontier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a node keeps in memory between events. Everything in it can be read again from its rows,
/// except what a restart may forget: pace, what is under way, and when timers will ring.
///
/// @param self this node
/// @param origin the name of its log
/// @param links by number
/// @param log the right edge of its log
/// @param checkpointDue when the next checkpoint will be signed, if one is due
/// @param lookDue when what waits for receipts will be looked at, if anything does
/// @param alarms how many alarms were raised since the start; tells apart those of one moment
public record NodeState(
    NodeId self,
    String origin,
    SortedMap<LinkId, Link> links,
    Frontier log,
    Optional<Instant> checkpointDue,
    Optional<Instant> lookDue,
    int alarms) {

  public NodeState {
    links = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(links));
  }

  /// One link.
  ///
  /// @param underWay what the network has and has not answered
  /// @param byHand true if only a person can carry to this partner
  /// @param watch what was noticed and perhaps reported
  public record Link(
      Partner partner,
      LinkState state,
      Pace pace,
      Set<Place> underWay,
      boolean byHand,
      Watch watch) {

    public Link {
      underWay = Set.copyOf(underWay);
    }

    public static Link fresh(Partner partner, LinkState state) {
      return new Link(partner, state, Pace.start(), Set.of(), false, Watch.NOTHING);
    }

    Link with(Partner next) {
      return new Link(next, state, pace, underWay, byHand, watch);
    }

    Link with(LinkState next) {
      return new Link(partner, next, pace, underWay, byHand, watch);
    }

    Link with(Pace next) {
      return new Link(partner, state, next, underWay, byHand, watch);
    }

    Link sending(Place place) {
      var more = new HashSet<>(underWay);
      more.add(place);
      return new Link(partner, state, pace, more, byHand, watch);
    }

    Link done(Place place) {
      var fewer = new HashSet<>(underWay);
      fewer.remove(place);
      return new Link(partner, state, pace, fewer, byHand, watch);
    }

    Link byHand(boolean only) {
      return new Link(partner, state, pace, underWay, only, watch);
    }

    Link with(Watch next) {
      return new Link(partner, state, pace, underWay, byHand, next);
    }
  }

  /// What was noticed on one link, so that a person is told once and not for a single damaged
  /// message.
  ///
  /// @param gap the gap-free number at which a gap was last reported
  /// @param unproven how many of the partner's checkpoints in a row came without a proof that holds
  /// @param disputed whether a dispute about this node's own log was reported
  /// @param claimed the size beyond this node's log that the partner last said it holds; 0 if none
  /// @param late what was last reported to wait for a receipt
  public record Watch(
      long gap, int unproven, boolean disputed, long claimed, Map<Precedence, Late> late) {
    static final Watch NOTHING = new Watch(-1, 0, false, 0, Map.of());

    public Watch {
      late = Map.copyOf(late);
    }

    Watch gap(long at) {
      return new Watch(at, unproven, disputed, claimed, late);
    }

    Watch unproven(int times) {
      return new Watch(gap, times, disputed, claimed, late);
    }

    Watch disputed(boolean reported) {
      return new Watch(gap, unproven, reported, claimed, late);
    }

    Watch claimed(long size) {
      return new Watch(gap, unproven, disputed, size, late);
    }

    Watch late(Precedence precedence, Late report) {
      var more = new HashMap<>(late);
      more.put(precedence, report);
      return new Watch(gap, unproven, disputed, claimed, more);
    }
  }

  /// What was reported to be late.
  ///
  /// @param mark the age that it had passed
  public record Late(Place place, Duration mark) {}

  /// This node's log as it is now.
  public LogPoint point() {
    return new LogPoint(origin, log.size(), log.root());
  }

  NodeState with(Link link) {
    var changed = new TreeMap<>(links);
    changed.put(link.state().link(), link);
    return new NodeState(self, origin, changed, log, checkpointDue, lookDue, alarms);
  }

  NodeState with(Frontier longer) {
    return new NodeState(self, origin, links, longer, checkpointDue, lookDue, alarms);
  }

  NodeState checkpointDue(Optional<Instant> when) {
    return new NodeState(self, origin, links, log, when, lookDue, alarms);
  }

  NodeState lookDue(Optional<Instant> when) {
    return new NodeState(self, origin, links, log, checkpointDue, when, alarms);
  }

  NodeState alarmed() {
    return new NodeState(self, origin, links, log, checkpointDue, lookDue, alarms + 1);
  }
}
