package dev.tocsin.node.account;

import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.JournalJson;
import dev.tocsin.core.journal.Records;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// When credentials of programs were last used, to the hour: one small write an hour for each that
/// is in use, which no request waits for. Safe for many threads.
final class LastUses {
  private static final String KIND = "machine-use";
  private static final int READ_MAX =
      MachineAccounts.ACCOUNTS_MAX * MachineAccounts.CREDENTIALS_MAX;

  private final DurableWrite writes;
  private final Map<Name, Instant> hours = new ConcurrentHashMap<>();

  LastUses(Disk disk) {
    this.writes = new DurableWrite(disk);
    for (var bytes : new Records(disk).kept(KIND, READ_MAX)) {
      var use = JournalJson.read(bytes, Use.class);
      hours.put(new Name(use.account(), use.credential()), use.hour());
    }
  }

  private record Name(String account, String credential) {
    String text() {
      return account + "/" + credential;
    }
  }

  private record Use(String account, String credential, Instant hour) {}

  void used(MachineIndex.Held held, Instant now) {
    var name = new Name(held.account().name(), held.credential().name());
    var hour = now.truncatedTo(ChronoUnit.HOURS);
    if (!hour.equals(hours.put(name, hour))) {
      var use = new Use(name.account(), name.credential(), hour);
      writes.later(List.of(new Entry.Kept(KIND, name.text(), Optional.of(JournalJson.write(use)))));
    }
  }

  Optional<Instant> of(String account, String credential) {
    return Optional.ofNullable(hours.get(new Name(account, credential)));
  }

  /// What to write to forget a credential.
  Entry forget(String account, String credential) {
    var name = new Name(account, credential);
    hours.remove(name);
    return new Entry.Kept(KIND, name.text(), Optional.empty());
  }
}
