package dev.tocsin.core.link;

import dev.tocsin.core.LinkId;
import dev.tocsin.core.NodeId;
import dev.tocsin.core.statement.Header;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.log.Hash;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a node must remember of one link to number, order and recognise statements.
///
/// @param link this node's number for it
/// @param partner the node at the other end
/// @param epoch the open epoch, counted from 1
/// @param said the last statement said
/// @param heard what was heard
/// @param beacon the partner's latest checkpoint that this node cosigned
/// @param witnessed size of this node's log that the partner last cosigned
public record LinkState(
    LinkId link,
    NodeId partner,
    long epoch,
    Chain said,
    Inbound heard,
    Optional<LogPoint> beacon,
    long witnessed) {

  /// The end of a chain of statements.
  ///
  /// @param seq 0 before the first
  /// @param digest 32 zero bytes before the first
  public record Chain(long seq, Hash digest) {
    public static final Chain EMPTY = new Chain(0, Hash.fromBytes(new byte[Hash.SIZE_BYTES]));
  }

  /// Which sequence numbers were heard: all up to `gapFree`, and those `ahead` of a gap.
  ///
  /// @param ahead by sequence number; at most [#AHEAD_MAX]
  public record Inbound(Chain gapFree, SortedMap<Long, Hash> ahead) {
    /// More than this many statements beyond a gap are not taken until the gap is filled.
    public static final int AHEAD_MAX = 4096;

    public static final Inbound EMPTY = new Inbound(Chain.EMPTY, new TreeMap<>());

    public Inbound {
      ahead = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(ahead));
    }

    public boolean hasHeard(long seq) {
      return seq <= gapFree.seq() || ahead.containsKey(seq);
    }

    /// Whether statements before this one are missing.
    public boolean leavesGap(long seq) {
      return seq > gapFree.seq() + 1;
    }

    public boolean full() {
      return ahead.size() >= AHEAD_MAX;
    }

    /// With one more number heard; closes the gap as far as it goes.
    public Inbound with(long seq, Hash digest) {
      var rest = new TreeMap<>(ahead);
      rest.put(seq, digest);
      var chain = gapFree;
      while (!rest.isEmpty() && rest.firstKey() == chain.seq() + 1) {
        var next = rest.pollFirstEntry();
        chain = new Chain(next.getKey(), next.getValue());
      }
      return new Inbound(chain, rest);
    }
  }

  public static LinkState enrolling(LinkId link, NodeId partner) {
    return new LinkState(link, partner, 1, Chain.EMPTY, Inbound.EMPTY, Optional.empty(), 0);
  }

  public Header.Seen seen() {
    return new Header.Seen(heard.gapFree().seq(), heard.gapFree().digest());
  }

  public LinkState said(Chain last) {
    return new LinkState(link, partner, epoch, last, heard, beacon, witnessed);
  }

  public LinkState heard(long seq, Hash digest) {
    return new LinkState(link, partner, epoch, said, heard.with(seq, digest), beacon, witnessed);
  }

  public LinkState cosigned(LogPoint partnerLog) {
    return new LinkState(link, partner, epoch, said, heard, Optional.of(partnerLog), witnessed);
  }

  public LinkState witnessed(long size) {
    return new LinkState(link, partner, epoch, said, heard, beacon, size);
  }
}
