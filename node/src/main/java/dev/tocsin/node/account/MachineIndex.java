package dev.tocsin.node.account;

import dev.tocsin.core.Bytes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All machine accounts and by what they are found, in memory. Immutable.
final class MachineIndex {
  /// An account with what it proves itself by.
  record Known(MachineAccount account, List<MachineCredential.Kept> credentials) {
    Known {
      credentials = List.copyOf(credentials);
    }
  }

  /// One credential and whose it is.
  record Held(MachineAccount account, MachineCredential.Kept credential) {}

  static final MachineIndex EMPTY = new MachineIndex(new TreeMap<>());

  private final Map<String, Known> names;
  private final Map<Bytes, Held> tokens = new HashMap<>();
  private final Map<Bytes, Held> certificates = new HashMap<>();

  private MachineIndex(Map<String, Known> names) {
    this.names = names;
    for (var known : names.values()) {
      for (var credential : known.credentials()) {
        var ways =
            switch (credential.kind()) {
              case TOKEN -> tokens;
              case CERTIFICATE -> certificates;
            };
        ways.put(credential.value(), new Held(known.account(), credential));
      }
    }
  }

  static MachineIndex of(Stream<Known> all) {
    var names = new TreeMap<String, Known>();
    all.forEach(known -> names.put(known.account().name(), known));
    return new MachineIndex(names);
  }

  MachineIndex with(Known known) {
    var next = new TreeMap<>(names);
    next.put(known.account().name(), known);
    return new MachineIndex(next);
  }

  MachineIndex without(String name) {
    var next = new TreeMap<>(names);
    next.remove(name);
    return new MachineIndex(next);
  }

  /// In alphabetical order.
  Collection<Known> all() {
    return names.values();
  }

  Optional<Known> find(String name) {
    return Optional.ofNullable(names.get(name));
  }

  Optional<Held> token(Bytes keyedHash) {
    return Optional.ofNullable(tokens.get(keyedHash));
  }

  Optional<Held> certificate(Bytes pin) {
    return Optional.ofNullable(certificates.get(pin));
  }
}
