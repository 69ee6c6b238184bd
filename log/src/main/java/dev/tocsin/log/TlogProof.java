package dev.tocsin.log;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A proof to keep and to check offline: an entry stands in a log, and witnesses have seen the log
/// (C2SP tlog-proof). The file ending is `.tlog-proof`.
///
/// @param extra opaque data; nothing authenticates it, neither here nor in `verify`
/// @param index where the entry stands, from 0
/// @param path the inclusion proof, the leaf's sibling first
/// @param checkpoint the log's checkpoint with its cosignatures
public record TlogProof(Optional<Extra> extra, long index, List<Hash> path, Note checkpoint) {
  private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index";

  public TlogProof {
    path = List.copyOf(path);
    if (index < 0) {
      throw new FormatException("an entry's index is not negative: " + index);
    }
    if (path.size() > TextLines.MAX_HASHES) {
      throw new FormatException("a proof has at most 63 hashes, not " + path.size());
    }
  }

  /// Data that travels with a proof and that nothing authenticates.
  public static final class Extra {
    /// The most bytes the data may have.
    public static final int MAX_BYTES = 65_535;

    private final byte[] bytes;

    private Extra(byte[] owned) {
      if (owned.length > MAX_BYTES) {
        throw new FormatException("extra data has at most 65535 bytes, not " + owned.length);
      }
      this.bytes = owned;
    }

    /// Wraps a copy.
    public static Extra of(byte[] bytes) {
      return new Extra(bytes.clone());
    }

    /// A copy of the data.
    public byte[] bytes() {
      return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Extra that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /// What `verify` says.
  public sealed interface Outcome {
    /// The entry stands in the log, and the policy is content with the log's checkpoint.
    ///
    /// @param signatures all by logs and witnesses of the policy, with their times
    record Proven(Checkpoint checkpoint, List<VerifiedSignature> signatures) implements Outcome {
      public Proven {
        signatures = List.copyOf(signatures);
      }
    }

    /// Nothing is proven.
    ///
    /// @param step which step failed first
    /// @param reason one sentence for a person
    record Refused(String step, String reason) implements Outcome {}
  }

  /// Reads a proof.
  ///
  /// @throws FormatException if it breaks a rule of the format or a limit
  public static TlogProof parse(byte[] bytes) {
    TextLines lines = TextLines.parse(bytes);
    List<String> head = lines.head();
    if (!head.getFirst().equals(FIRST_LINE)) {
      throw new FormatException("a proof's first line is " + FIRST_LINE);
    }
    Optional<Extra> extra = Optional.empty();
    int next = 1;
    if (head.size() > next && head.get(next).startsWith(EXTRA)) {
      extra = Optional.of(new Extra(StrictText.base64(head.get(next).substring(EXTRA.length()))));
      next++;
    }
    if (head.size() <= next) {
      throw new FormatException("a proof needs a line with the entry's index");
    }
    long index = TextLines.number(head.get(next), INDEX);
    List<Hash> path = TextLines.hashes(head.subList(next + 1, head.size()));
    return new TlogProof(extra, index, path, lines.note());
  }

  /// The proof's bytes.
  public byte[] format() {
    var first = new StringBuilder(FIRST_LINE).append('\n');
    extra.ifPresent(data -> {
      String base64 = Base64.getEncoder().encodeToString(data.bytes);
      first.append(EXTRA).append(base64).append('\n');
    });
    first.append(INDEX).append(' ').append(index).append('\n');
    return TextLines.format(first.toString(), path, checkpoint);
  }

  /// Checks the checkpoint against the policy, then the path against the checkpoint.
  ///
  /// @param leafHash of the entry, by `TreeHash.leaf`
  public Outcome verify(Hash leafHash, Policy policy) {
    return switch (policy.evaluate(checkpoint)) {
      case Policy.Outcome.Unsatisfied(String reason) -> new Outcome.Refused("tlog-policy", reason);
      case Policy.Outcome.Satisfied(Checkpoint signed, List<VerifiedSignature> signatures) ->
          switch (Verifier.inclusion(leafHash, index, signed.head(), path)) {
            case Verdict.Refused(String step, String reason) -> new Outcome.Refused(step, reason);
            case Verdict.Accepted() -> new Outcome.Proven(signed, signatures);
          };
    };
  }
}
