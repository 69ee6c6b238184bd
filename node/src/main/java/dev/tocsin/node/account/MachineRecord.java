package dev.tocsin.node.account;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.JournalJson;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A machine account as it is kept.
record MachineRecord(
    String name,
    Set<String> attributes,
    List<MachineAccount.Grant> grants,
    MachineAccount.Limits limits,
    boolean disabled,
    Instant created,
    String createdBy,
    List<MachineCredential.Kept> credentials) {
  MachineRecord {
    attributes = new TreeSet<>(attributes);
    grants = List.copyOf(grants);
    credentials = List.copyOf(credentials);
  }

  static MachineRecord of(MachineAccount account, List<MachineCredential.Kept> credentials) {
    return new MachineRecord(
        account.name(),
        account.attributes(),
        account.grants(),
        account.limits(),
        account.disabled(),
        account.created(),
        account.createdBy(),
        credentials);
  }

  MachineAccount account() {
    return new MachineAccount(name, attributes, grants, limits, disabled, created, createdBy);
  }

  Bytes write() {
    return JournalJson.write(this);
  }

  static MachineRecord read(Bytes json) {
    return JournalJson.read(json, MachineRecord.class);
  }
}
