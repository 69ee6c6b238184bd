package dev.tocsin.node;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Head;
import dev.tocsin.core.journal.Row;
import dev.tocsin.core.journal.Table;
import dev.tocsin.core.statement.LogPoint;
import dev.tocsin.storage.RollbackGuard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The store, with the guard that finds out if it went back.
record GuardedDisk(Disk store, RollbackGuard guard) implements Disk {
  @Override
  public void commit(Batch batch, Consumer<Outcome> done) {
    store.commit(batch, done);
  }

  @Override
  public void keepApart(LogPoint signed) {
    guard.signing(new RollbackGuard.SignedHead(signed.size(), signed.root()));
  }

  @Override
  public Head head() {
    return store.head();
  }

  @Override
  public Optional<Bytes> get(Table table, Bytes key) {
    return store.get(table, key);
  }

  @Override
  public Set<Bytes> present(Table table, List<Bytes> keys) {
    return store.present(table, keys);
  }

  @Override
  public List<Row> scan(Table table, Bytes prefix, Bytes from, int limit) {
    return store.scan(table, prefix, from, limit);
  }

  @Override
  public void visit(Table table, Bytes prefix, Bytes from, Visitor visitor) {
    store.visit(table, prefix, from, visitor);
  }

  @Override
  public List<Row> last(Table table, Bytes prefix, Bytes before, int limit) {
    return store.last(table, prefix, before, limit);
  }
}
