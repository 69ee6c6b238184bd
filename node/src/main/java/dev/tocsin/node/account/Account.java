package dev.tocsin.node.account;

import dev.tocsin.core.Bytes;
import dev.tocsin.node.desk.AccountView;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.desk.Standing;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/// An account as it is kept.
///
/// @param attributes what the person may see
record Account(
    String name,
    Role role,
    Set<String> attributes,
    boolean disabled,
    Instant created,
    PasswordHash password) {
  Account {
    attributes = Set.copyOf(attributes);
  }

  AccountView view() {
    return new AccountView(name, role, disabled, created, attributes);
  }

  Account disable() {
    return new Account(name, role, attributes, true, created, password);
  }

  Account with(PasswordHash next) {
    return new Account(name, role, attributes, disabled, created, next);
  }

  Account with(Set<String> next) {
    return new Account(name, role, next, disabled, created, password);
  }

  Bytes write() {
    var base64 = Base64.getEncoder();
    return Bytes.of(
        Json.write(
            JsonObject.builder()
                .put("name", name)
                .put("role", role.wire())
                .put("attributes", JsonArray.ofStrings(attributes.stream().sorted().toList()))
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
            attributes(reader, role),
            reader.booleanValue("disabled"),
            reader.instant("created"),
            new PasswordHash(
                cost, Bytes.of(reader.base64("salt")), Bytes.of(reader.base64("hash"))));
    reader.end();
    return account;
  }

  /// Records of before accounts had any have what the role brings.
  private static Set<String> attributes(JsonReader reader, Role role) {
    return reader.has("attributes")
        ? Set.copyOf(reader.strings("attributes"))
        : Standing.usual(role);
  }
}
