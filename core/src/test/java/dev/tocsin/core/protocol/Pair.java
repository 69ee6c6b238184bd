package dev.tocsin.core.protocol;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Keys;
import dev.tocsin.core.edge.Network;
import dev.tocsin.core.edge.Timers;
import dev.tocsin.core.statement.Handling;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.log.AddCheckpoint;
import dev.tocsin.log.Tile;
import dev.tocsin.stix.Tlp;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Two nodes and a test that carries everything between them by hand, in any order. One thread.
final class Pair {
  static final List<String> TERMS = List.of("no relay");

  private final OneNode here = new OneNode("here");
  private final OneNode there = new OneNode("there");

  /// Both have seen the number; nobody has confirmed it.
  Pair() {
    invite(here, there);
    invite(there, here);
  }

  static Pair active() {
    var pair = new Pair();
    var ours = agree(pair.here, Tlp.AMBER);
    var theirs = agree(pair.there, Tlp.AMBER);
    var oursReceipted = OneNode.said(pair.there.hears(ours));
    var theirsReceipted = OneNode.said(pair.here.hears(theirs));
    pair.here.hears(oursReceipted);
    pair.there.hears(theirsReceipted);
    return pair;
  }

  OneNode here() {
    return here;
  }

  OneNode there() {
    return there;
  }

  private static void invite(OneNode node, OneNode other) {
    node.on(
        new Event.Invited(
            node.ticket(), other.name(), other.id(), 1, Bytes.utf8("descriptor"), "12345"));
    node.on(new Event.NumberShown(node.ticket(), OneNode.LINK));
  }

  /// Two people confirm.
  ///
  /// @return the agreement that the node says then
  static Keys.Utterance agree(OneNode node, Tlp ceiling) {
    node.on(new Event.Confirmed(node.ticket(), OneNode.LINK, "J. Doe", ceiling, TERMS));
    return OneNode.said(
        node.on(new Event.Confirmed(node.ticket(), OneNode.LINK, "R. Roe", ceiling, TERMS)));
  }

  static Keys.Utterance release(OneNode node, Precedence precedence) {
    var content = new Event.Content("warning.json", "application/json", Bytes.utf8("{}"));
    var order =
        new Event.Order(
            "Water level",
            Handling.of(Tlp.GREEN),
            List.of(content),
            new Event.Urgency(precedence, false, Optional.empty()),
            "R. Roe");
    return OneNode.said(node.on(new Event.Released(node.ticket(), OneNode.LINK, order)));
  }

  /// `owner` signs a checkpoint and asks `witness` to cosign it; what is asked may be changed.
  ///
  /// @return what the witness does
  static Step ask(OneNode owner, OneNode witness, UnaryOperator<AddCheckpoint> change) {
    owner.on(new Event.Rang(new Timers.Alarm.Checkpoint()));
    var point = owner.state().point();
    var checkpoint = owner.records().checkpoint().orElseThrow();
    var body = Witnessing.request(owner.records(), checkpoint, owner.link().state().witnessed());
    var request = change.apply(AddCheckpoint.parse(body.toArray()));
    return witness.on(
        new Event.CosignatureAsked(witness.ticket(), OneNode.LINK, request, Optional.of(point)));
  }

  /// The same, unchanged, and the owner hears of it.
  static void cosign(OneNode owner, OneNode witness) {
    ask(owner, witness, UnaryOperator.identity());
    var lines = Bytes.utf8("cosigned at " + witness.now());
    owner.on(
        new Event.CosignatureCame(
            OneNode.LINK,
            owner.state().log().size(),
            new Event.Cosignature.Good(lines, witness.now())));
  }

  /// `holder` gets the tiles of `owner` that it wants; each may be changed.
  static Step prove(OneNode holder, OneNode owner, UnaryOperator<Bytes> change) {
    var plan = Proving.plan(holder.records(), OneNode.LINK).orElseThrow();
    var tiles =
        plan.paths().stream()
            .map(path -> Bytes.of(Tile.parse(path).bytes(owner.records().logNodes())))
            .map(change)
            .toList();
    return holder.on(
        new Event.TilesCame(
            OneNode.LINK, plan.point(), plan.paths(), new Network.Fetched.Tiles(tiles)));
  }
}
