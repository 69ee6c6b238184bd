package dev.tocsin.exchange.evidence;

import dev.tocsin.core.Bytes;
import dev.tocsin.exchange.descriptor.DescriptorChain;
import dev.tocsin.exchange.descriptor.NodeNotes;
import dev.tocsin.log.NoteKey;
import dev.tocsin.log.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys by which a bundle's proofs are checked, as other tools read them (C2SP tlog-policy).
final class EvidencePolicy {
  private EvidencePolicy() {}

  /// The policy of two nodes, from foreign bytes.
  ///
  /// @throws dev.tocsin.exchange.descriptor.DescriptorException if a chain does not verify
  static Bytes text(List<Bytes> sender, List<Bytes> receiver) {
    return text(DescriptorChain.verify(sender), DescriptorChain.verify(receiver));
  }

  static Bytes text(DescriptorChain sender, DescriptorChain receiver) {
    return Bytes.utf8(
        of(NodeNotes.of(sender.versions()), NodeNotes.of(receiver.versions())).format());
  }

  /// No witness is demanded by the policy itself, since a proof that still waits for its
  /// cosignature is shown as such.
  static Policy of(NodeNotes sender, NodeNotes receiver) {
    var logs = new ArrayList<Policy.Log>();
    var witnesses = new ArrayList<Policy.NamedWitness>();
    add("sender", sender, logs, witnesses);
    add("receiver", receiver, logs, witnesses);
    return new Policy(logs, witnesses, List.of(), Policy.NONE);
  }

  private static void add(
      String who, NodeNotes notes, List<Policy.Log> logs, List<Policy.NamedWitness> witnesses) {
    for (var keys : notes.logs()) {
      addLog(keys.ed25519(), logs);
      addLog(keys.mlDsa44(), logs);
    }
    int number = 0;
    for (var keys : notes.witnesses()) {
      number++;
      String name = who + "-" + number;
      addWitness(name + "-ed25519", keys.ed25519(), witnesses);
      addWitness(name + "-ml-dsa-44", keys.mlDsa44(), witnesses);
    }
  }

  // A policy with one key twice is not valid, and a node might list another's key as its own.
  private static void addLog(NoteKey key, List<Policy.Log> logs) {
    if (logs.stream().noneMatch(log -> log.key().sharesPublicKeyWith(key))) {
      logs.add(new Policy.Log(key, Optional.empty()));
    }
  }

  private static void addWitness(String name, NoteKey key, List<Policy.NamedWitness> witnesses) {
    if (witnesses.stream().noneMatch(witness -> witness.key().sharesPublicKeyWith(key))) {
      witnesses.add(new Policy.NamedWitness(name, key, Optional.empty()));
    }
  }
}
