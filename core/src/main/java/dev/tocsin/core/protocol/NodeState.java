package dev.tocsin.core.protocol;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.link.LinkState;
import dev.tocsin.core.link.Pace;
import dev.tocsin.core.link.Place;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.log.Frontier;
import java.time.Instant;
import java.util.HashSet;
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
/// @param alarms how many alarms were raised since the start; tells apart those of one moment
public record NodeState(
    NodeId self,
    String origin,
    SortedMap<LinkId, Link> links,
    Frontier log,
    Optional<Instant> checkpointDue,
    int alarms) {

  public NodeState {
    links = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(links));
  }

  /// One link.
  ///
  /// @param underWay what the network has and has not answered
  /// @param byHand true if only a person can carry to this partner
  /// @param gapAlarmed the gap-free number at which a gap was last reported
  public record Link(
      Partner partner,
      LinkState state,
      Pace pace,
      Set<Place> underWay,
      boolean byHand,
      long gapAlarmed) {

    public Link {
      underWay = Set.copyOf(underWay);
    }

    public static Link fresh(Partner partner, LinkState state) {
      return new Link(partner, state, Pace.start(), Set.of(), false, -1);
    }

    Link with(Partner next) {
      return new Link(next, state, pace, underWay, byHand, gapAlarmed);
    }

    Link with(LinkState next) {
      return new Link(partner, next, pace, underWay, byHand, gapAlarmed);
    }

    Link with(Pace next) {
      return new Link(partner, state, next, underWay, byHand, gapAlarmed);
    }

    Link sending(Place place) {
      var more = new HashSet<>(underWay);
      more.add(place);
      return new Link(partner, state, pace, more, byHand, gapAlarmed);
    }

    Link done(Place place) {
      var fewer = new HashSet<>(underWay);
      fewer.remove(place);
      return new Link(partner, state, pace, fewer, byHand, gapAlarmed);
    }

    Link byHand(boolean only) {
      return new Link(partner, state, pace, underWay, only, gapAlarmed);
    }

    Link gapAlarmed(long at) {
      return new Link(partner, state, pace, underWay, byHand, at);
    }
  }

  /// This node's log as it is now.
  public LogPoint point() {
    return new LogPoint(origin, log.size(), log.root());
  }

  NodeState with(Link link) {
    var changed = new TreeMap<>(links);
    changed.put(link.state().link(), link);
    return new NodeState(self, origin, changed, log, checkpointDue, alarms);
  }

  NodeState with(Frontier longer) {
    return new NodeState(self, origin, links, longer, checkpointDue, alarms);
  }

  NodeState checkpointDue(Optional<Instant> when) {
    return new NodeState(self, origin, links, log, when, alarms);
  }

  NodeState alarmed() {
    return new NodeState(self, origin, links, log, checkpointDue, alarms + 1);
  }
}
