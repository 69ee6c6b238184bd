package dev.tocsin.core.edge;

import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.statement.LogPoint;
import java.util.function.Consumer;

/// The disk edge: one atomic, durable commit, and reads. Safe for many threads.
public interface Disk extends Rows {
  /// Writes a batch: all of it or nothing, in the order of the calls. `done` is called once, on a
  /// thread of the disk's choice, after everything is synced or after it certainly is not.
  ///
  /// A batch that begins at another log size than the disk's is refused whole.
  void commit(Batch batch, Consumer<Outcome> done);

  /// Keeps the head of a signed checkpoint apart from the store, durably, so that a store that went
  /// back is found out. Called after the checkpoint is durable and before it leaves the node.
  void keepApart(LogPoint signed);

  /// What the last synced commit left.
  Head head();

  /// What became of a commit.
  sealed interface Outcome {
    /// It is durable.
    record Synced(Head head) implements Outcome {}

    /// It is not, and nothing of it is visible. Or, if that is `forGood`, nobody knows whether it
    /// is: a write or sync failed in a way that trying again would hide. Then no commit succeeds
    /// until the store is opened anew, and what reads show is not to be relied on.
    ///
    /// @param reason a sentence for the operator
    record Failed(String reason, boolean forGood) implements Outcome {
      /// A failure that may pass.
      public Failed(String reason) {
        this(reason, false);
      }
    }
  }
}
