package dev.tocsin.core.collection;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.journal.JournalJson;

/// One version of an object was taken out of a collection.
///
/// @param date when, on the clock of the collection
/// @param label who may know: whoever could see the object
/// @param version as it was sent
/// @param why such as `deleted` or `recalled`
public record Withdrawal(long date, String label, String id, String version, String why) {

  Bytes write() {
    return JournalJson.write(this);
  }

  static Withdrawal read(byte[] json) {
    return JournalJson.read(Bytes.of(json), Withdrawal.class);
  }
}
