package dev.tocsin.core.protocol;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.PolicyRecord;
import dev.tocsin.core.statement.Leaf;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.log.Hash;
import java.util.Optional;

/// Release policies come into force here, so that the log shows which one was when.
final class PolicyInForce {
  private PolicyInForce() {}

  static void set(Change change, Event.PolicySet event) {
    var version = Hash.of(event.policy().toArray());
    var blind = change.draw("policy");
    long leaf = change.append(Leaf.policy(blind, version), Precedence.ROUTINE);
    var record = new PolicyRecord(version, event.by(), change.now, leaf, blind);
    keep(change, version.hex(), event.policy());
    keep(change, PolicyRecord.IN_FORCE, record.bytes());
    keep(change, record.name(), record.bytes());
    change.tell(event.ticket(), new Answer.Logged(leaf));
  }

  private static void keep(Change change, String name, Bytes value) {
    change.write(new Entry.Kept(PolicyRecord.KIND, name, Optional.of(value)));
  }
}
