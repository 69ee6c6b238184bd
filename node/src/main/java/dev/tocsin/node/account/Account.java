package dev.tocsin.node.account;

import dev.tocsin.core.Bytes;
import dev.tocsin.node.desk.AccountView;
import dev.tocsin.node.desk.Role;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.time.Instant;
import java.util.Base64;

/// An account as it is kept.
record Account(String name, Role role, boolean disabled, Instant created, PasswordHash password) {

  AccountView view() {
    return new AccountView(name, role, disabled, created);
  }

  Account disable() {
    return new Account(name, role, true, created, password);
  }

  Account with(PasswordHash next) {
    return new Account(name, role, disabled, created, next);
  }

  Bytes write() {
    var base64 = Base64.getEncoder();
    return Bytes.of(
        Json.write(
            JsonObject.builder()
                .put("name", name)
                .put("role", role.wire())
                .put("disabled", disabled)
                .put("created", created.toString())
                .put("memory_kib", password.cost().memoryKib())
                .put("passes", password.cost().passes())
                .put("lanes", password.cost().lanes())
                .put("salt", base64.encodeToString(password.salt().toArray()))
                .put("hash", base64.encodeToString(password.value().toArray()))
                .build()));
  }

  static Account read(Bytes json) {
    var reader = JsonReader.of(Json.parse(json.toArray(), JsonLimits.STATEMENT));
    var cost =
        new PasswordHash.Cost(
            (int) reader.longValue("memory_kib"),
            (int) reader.longValue("passes"),
            (int) reader.longValue("lanes"));
    var role =
        Role.of(reader.string("role"))
            .orElseThrow(() -> reader.fault("role", "is not a role that this version knows"));
    var account =
        new Account(
            reader.string("name"),
            role,
            reader.booleanValue("disabled"),
            reader.instant("created"),
            new PasswordHash(
                cost, Bytes.of(reader.base64("salt")), Bytes.of(reader.base64("hash"))));
    reader.end();
    return account;
  }
}
