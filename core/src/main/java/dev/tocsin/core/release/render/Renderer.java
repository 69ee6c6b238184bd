package dev.tocsin.core.release.render;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.release.Recipient;
import dev.tocsin.core.release.leak.LeakCheck;
import dev.tocsin.core.release.policy.Policy;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Bundle;
import java.time.Instant;
import java.util.List;

/// Renders one draft for any number of recipients. Immutable, safe for many threads.
public final class Renderer {
  private Renderer() {}

  /// What reading a draft gave.
  public sealed interface Prepared {
    record Ready(Renderer renderer) implements Prepared {}

    /// Its markings contradict each other or the levels that are built in: nothing of it leaves.
    ///
    /// @param sentences at least one
    record Contradicting(List<String> sentences) implements Prepared {
      public Contradicting {
        sentences = List.copyOf(sentences);
      }
    }
  }

  /// Who a rendering is for.
  ///
  /// @param audience names the audience in ids of its own: stable across updates, and secret to
  ///   whoever does not know this node's key for it
  /// @param caveats that the policy puts on all that goes there
  public record Reader(Recipient recipient, Hash audience, List<String> caveats) {
    public Reader {
      caveats = List.copyOf(caveats);
    }
  }

  /// Reads a draft.
  ///
  /// @param bytes the draft's own bytes
  /// @param bundle the same, parsed
  public static Prepared prepare(Bytes bytes, Bundle bundle, Policy policy) {
    throw new UnsupportedOperationException();
  }

  /// What a reader would get.
  public Rendering render(Reader reader, Instant now) {
    throw new UnsupportedOperationException();
  }

  /// A check of other texts and of the rendering for what it withholds.
  public LeakCheck leakCheck(Rendering rendering) {
    throw new UnsupportedOperationException();
  }
}
