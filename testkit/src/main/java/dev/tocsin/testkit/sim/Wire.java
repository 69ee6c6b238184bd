package dev.tocsin.testkit.sim;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.edge.Network;
import dev.tocsin.core.protocol.Answer;
import dev.tocsin.log.FormatException;
import dev.tocsin.log.Tile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The network between all nodes of a world: loses, doubles, delays, reorders and corrupts, and may
/// be cut in either direction. A caller hears after half a minute that nothing came back, whether
/// or not its message still arrives. One thread.
final class Wire {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int CONFLICT = 409;
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}\n");

  private final Agenda agenda;
  private final Chance chance;
  private final Ledger ledger;
  private final Map<NodeId, SimNode> nodes = new HashMap<>();
  private final Set<Direction> cut = new HashSet<>();
  private Faults faults;

  Wire(Agenda agenda, Chance chance, Faults faults, Ledger ledger) {
    this.agenda = agenda;
    this.chance = chance;
    this.faults = faults;
    this.ledger = ledger;
  }

  /// One direction between two nodes.
  record Direction(NodeId from, NodeId to) {}

  void add(SimNode node) {
    nodes.put(node.id(), node);
  }

  void cut(Direction direction) {
    cut.add(direction);
  }

  void mend(Direction direction) {
    cut.remove(direction);
  }

  /// From now on nothing goes wrong.
  void heal() {
    cut.clear();
    faults = Faults.none();
  }

  Network port(SimNode node) {
    return new Port(node, node.run());
  }

  /// One message on its way; perhaps it never arrives.
  private void carry(SimNode from, SimNode to, Runnable arrive) {
    if (chance.happens(faults.lossRate())) {
      ledger.count("lost messages");
      return;
    }
    boolean slow = chance.happens(faults.slowRate());
    long delay = chance.between(2_000, slow ? 60_000_000 : 150_000);
    agenda.after(
        delay,
        () -> {
          if (cut.contains(new Direction(from.id(), to.id()))) {
            ledger.count("messages lost in a cut");
          } else if (to.up()) {
            arrive.run();
          }
        });
  }

  private Bytes damaged(Bytes bytes) {
    if (bytes.size() == 0 || !chance.happens(faults.corruptRate())) {
      return bytes;
    }
    ledger.count("corrupted messages");
    byte[] changed = bytes.toArray();
    changed[chance.below(changed.length)] ^= (byte) (1 << chance.below(Byte.SIZE));
    return Bytes.of(changed);
  }

  /// A call whose caller hears exactly one answer, unless it has crashed meanwhile.
  private final class Call<T> {
    private final SimNode caller;
    private final long run;
    private final Consumer<T> back;
    private boolean answered;

    Call(SimNode caller, long run, Consumer<T> back, T nothingCame) {
      this.caller = caller;
      this.run = run;
      this.back = back;
      agenda.after(PATIENCE, () -> answer(nothingCame));
    }

    void answer(T answer) {
      if (!answered && caller.inRun(run)) {
        answered = true;
        back.accept(answer);
      }
    }
  }

  /// The network as one run of one node sees it.
  private final class Port implements Network {
    private final SimNode node;
    private final long run;

    Port(SimNode node, long run) {
      this.node = node;
      this.run = run;
    }

    private SimNode at(LinkId link) {
      var known = node.state().links().get(link);
      var to = known == null ? null : nodes.get(known.partner().node());
      if (to == null) {
        throw new IllegalStateException("link " + link + " leads to no node of this world");
      }
      return to;
    }

    @Override
    public void send(LinkId link, Bytes capsule, Consumer<Sent> back) {
      var to = at(link);
      ledger.left(node, capsule);
      var call = new Call<Sent>(node, run, back, new Sent.Failed("no answer in time"));
      if (chance.happens(faults.throttleRate())) {
        ledger.count("pauses asked for");
        carry(to, node, () -> call.answer(new Sent.Throttled(Duration.ofSeconds(20))));
        return;
      }
      Consumer<Answer> reply = answer -> answered(answer).ifPresent(sent -> answer(to, call, sent));
      carry(node, to, () -> to.deliver(damaged(capsule), reply));
      while (chance.happens(faults.duplicateRate())) {
        ledger.count("doubled messages");
        carry(node, to, () -> to.deliver(capsule, _ -> {}));
      }
    }

    private void answer(SimNode to, Call<Sent> call, Sent sent) {
      if (sent instanceof Sent.Answered answered) {
        ledger.left(to, answered.reply());
        var reply = damaged(answered.reply());
        carry(
            to,
            node,
            () -> {
              ledger.arrived(node, to, reply);
              call.answer(new Sent.Answered(reply));
            });
      } else {
        carry(to, node, () -> call.answer(sent));
      }
    }

    private java.util.Optional<Sent> answered(Answer answer) {
      return switch (answer) {
        case Answer.Reply reply -> java.util.Optional.of(new Sent.Answered(reply.capsule()));
        case Answer.Taken _ -> java.util.Optional.of(new Sent.Taken());
        case Answer.Busy _ -> java.util.Optional.of(new Sent.Throttled(Duration.ofSeconds(10)));
        case Answer.NotDurable _ -> java.util.Optional.of(new Sent.Failed("not durable there"));
        case Answer.Queued _,
            Answer.Carry _,
            Answer.PartnerNow _,
            Answer.DraftNow _,
            Answer.Logged _,
            Answer.Cosigned _,
            Answer.NotCosigned _,
            Answer.Rejected _ ->
            throw new IllegalStateException("a capsule is not answered with " + answer);
      };
    }

    @Override
    public void askWitness(LinkId link, Bytes request, Consumer<Witnessed> back) {
      var to = at(link);
      var call = new Call<Witnessed>(node, run, back, new Witnessed.Failed("no answer in time"));
      Consumer<Answer> reply =
          answer -> {
            var witnessed = witnessed(answer);
            carry(to, node, () -> call.answer(witnessed));
          };
      carry(node, to, () -> to.askToCosign(node.id(), damaged(request), reply));
      if (chance.happens(faults.duplicateRate())) {
        carry(node, to, () -> to.askToCosign(node.id(), request, _ -> {}));
      }
    }

    private Witnessed witnessed(Answer answer) {
      return switch (answer) {
        case Answer.Cosigned cosigned -> new Witnessed.Cosigned(damaged(cosigned.lines()));
        case Answer.NotCosigned not when not.status() == CONFLICT ->
            held(damaged(Bytes.utf8(not.body())));
        case Answer.NotCosigned not -> new Witnessed.Refused(not.status());
        default -> new Witnessed.Failed("not durable there");
      };
    }

    private static Witnessed held(Bytes body) {
      return SIZE.matcher(body.utf8()).matches()
          ? new Witnessed.Conflict(Long.parseLong(body.utf8().strip()))
          : new Witnessed.Failed("not a size");
    }

    @Override
    public void fetchTiles(LinkId link, List<String> paths, Consumer<Fetched> back) {
      var to = at(link);
      var call = new Call<Fetched>(node, run, back, new Fetched.Failed("no answer in time"));
      carry(
          node,
          to,
          () -> {
            var fetched = tiles(to, paths);
            carry(to, node, () -> call.answer(fetched));
          });
    }

    private Fetched tiles(SimNode from, List<String> paths) {
      var tiles = new ArrayList<Bytes>();
      try {
        for (var path : paths) {
          tiles.add(damaged(Bytes.of(Tile.parse(path).bytes(from.synced().logNodes()))));
        }
        return new Fetched.Tiles(tiles);
      } catch (FormatException | IllegalStateException e) {
        return new Fetched.Failed(String.valueOf(e.getMessage()));
      }
    }
  }
}
