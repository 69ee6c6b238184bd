package dev.tocsin.node.taxii;

import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonObject;
import io.javalin.http.Context;
import java.util.Optional;

/// A request whose account is known. One thread.
record Visit(Context context, MachineAccount account) {

  Viewer viewer() {
    return account.viewer();
  }

  String query() {
    return Optional.ofNullable(context.queryString()).orElse("");
  }

  /// What the account may do with a collection.
  ///
  /// @throws TaxiiRefusal if that is nothing; then the collection is not there for it
  MachineAccount.Grant grant(TaxiiCollection collection) {
    return account.grant(collection.id()).orElseThrow(TaxiiRefusal::absent);
  }

  void requireRead(TaxiiCollection collection) {
    if (!grant(collection).read()) {
      throw TaxiiRefusal.forbidden("The account may add to this collection, but not read it.");
    }
  }

  void requireWrite(TaxiiCollection collection) {
    if (!grant(collection).write()) {
      throw TaxiiRefusal.forbidden("The account may read this collection, but not add to it.");
    }
  }

  /// DELETE needs both (TAXII 2.1 section 5.7).
  void requireBoth(TaxiiCollection collection) {
    var grant = grant(collection);
    if (!grant.read() || !grant.write()) {
      throw TaxiiRefusal.forbidden("Taking objects out needs the right to read and to add.");
    }
  }

  boolean isHead() {
    return context.req().getMethod().equals("HEAD");
  }

  void answer(int status, JsonObject json) {
    context.status(status).result(Json.write(json));
  }
}
