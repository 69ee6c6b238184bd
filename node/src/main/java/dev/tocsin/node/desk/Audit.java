package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonObject;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who did what to what, in the journal and the log: names and ids, never content. Safe for many
/// threads.
final class Audit {
  private static final Logger LOG = LoggerFactory.getLogger("tocsin.audit");
  private static final String KIND = "audit";
  private static final int OPENED_MAX = 100_000;

  private final Disk disk;
  private final InstantSource clock;
  private final AtomicLong number = new AtomicLong();
  private final Set<String> opened = ConcurrentHashMap.newKeySet();

  Audit(Disk disk, InstantSource clock) {
    this.disk = disk;
    this.clock = clock;
  }

  /// Records that someone opened a statement: the first time since the start, since pages reload.
  void opened(Caller caller, StatementId id) {
    if (opened.size() >= OPENED_MAX) {
      opened.clear();
    }
    if (opened.add(caller.name() + " " + id)) {
      record(caller, "opened", id.toString());
    }
  }

  /// @param on an id or a name of this node's own
  void record(Caller caller, String act, String on) {
    var now = clock.instant();
    LOG.info("{} ({}): {} {}", caller.name(), caller.role().wire(), act, on);
    var value =
        JsonObject.builder()
            .put("at", now.toString())
            .put("by", caller.name())
            .put("role", caller.role().wire())
            .put("act", act)
            .put("on", on)
            .build();
    // Times of one width, so that names sort by time.
    var name =
        String.format(Locale.ROOT, "%015d-%06d", now.toEpochMilli(), number.incrementAndGet());
    var entry = new Entry.Kept(KIND, name, Optional.of(Bytes.of(Json.write(value))));
    disk.commit(
        Batch.of(entry),
        outcome -> {
          if (outcome instanceof Disk.Outcome.Failed failed) {
            LOG.error("the audit record {} was not kept: {}", name, failed.reason());
          }
        });
  }
}
