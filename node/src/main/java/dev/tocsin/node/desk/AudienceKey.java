package dev.tocsin.node.desk;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.log.Hash;
import dev.tocsin.node.account.DurableWrite;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/// Names audiences, so that what a partner gets under an id of its own keeps that id, and nobody
/// who knows the original id can find it. The key is in the store, since ids must outlive restores.
record AudienceKey(Hash key) {
  private static final String KIND = "audience";
  private static final String NAME = "key";
  private static final byte[] TAG = "tocsin/audience/v1\n".getBytes(StandardCharsets.UTF_8);

  /// The node's key; made at the first start.
  static AudienceKey of(Disk disk) {
    var kept = new Records(disk).kept(KIND, NAME);
    return kept.map(bytes -> new AudienceKey(Hash.fromBytes(bytes.toArray())))
        .orElseGet(() -> fresh(disk));
  }

  private static AudienceKey fresh(Disk disk) {
    var random = new byte[Hash.SIZE_BYTES];
    new SecureRandom().nextBytes(random);
    var entry = new Entry.Kept(KIND, NAME, Optional.of(Bytes.of(random)));
    new DurableWrite(disk).write(List.of(entry), () -> {});
    return new AudienceKey(Hash.fromBytes(random));
  }

  /// The name of one partner as an audience.
  Hash audience(Partner partner) {
    return Hash.of(TAG, key.bytes(), partner.node().toString().getBytes(StandardCharsets.UTF_8));
  }
}
