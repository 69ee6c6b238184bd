package dev.tocsin.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which logs are trusted, and which witnesses must have cosigned (C2SP tlog-policy). A policy that
/// exists is consistent: names are unique, members and quorum are defined.
///
/// @param logs keys named after their log's origin; no public key twice
/// @param witnesses cosigner keys; no public key twice
/// @param groups in order; a group's members are witnesses or earlier groups
/// @param quorum a witness, a group, or `none`
public record Policy(
    List<Log> logs, List<NamedWitness> witnesses, List<Group> groups, String quorum) {
  /// The most logs, witnesses and groups a policy may have of each; the standard asks for 32.
  public static final int MAX_ENTRIES = 128;

  /// The quorum that needs no witness.
  public static final String NONE = "none";

  public Policy {
    logs = List.copyOf(logs);
    witnesses = List.copyOf(witnesses);
    groups = List.copyOf(groups);
    checkCount("logs", logs.size());
    checkCount("witnesses", witnesses.size());
    checkCount("groups", groups.size());
    checkKeys("log", logs.stream().map(Log::key).toList());
    checkKeys("witness", witnesses.stream().map(NamedWitness::key).toList());
    Set<String> names = checkNames(witnesses, groups);
    if (!quorum.equals(NONE) && !names.contains(quorum)) {
      throw new FormatException("the quorum names an unknown witness or group: " + quorum);
    }
  }

  /// One key of a log.
  ///
  /// @param key named after the log's origin
  /// @param url where the log is, for those who fetch from it
  public record Log(NoteKey key, Optional<String> url) {
    public Log {
      url.ifPresent(PolicyFile::checkWord);
    }
  }

  /// A witness, under the name it has inside this policy.
  ///
  /// @param key of a cosignature type
  /// @param url the submission prefix, for those who ask it to cosign
  public record NamedWitness(String name, NoteKey key, Optional<String> url) {
    public NamedWitness {
      PolicyFile.checkName(name);
      url.ifPresent(PolicyFile::checkWord);
      if (!key.type().isTimestamped()) {
        throw new FormatException("the key of witness " + name + " makes no cosignatures");
      }
    }
  }

  /// A group has witnessed a checkpoint if at least `threshold` of its members have.
  ///
  /// @param threshold 1 to the number of members
  /// @param members witnesses or earlier groups
  public record Group(String name, int threshold, List<String> members) {
    public Group {
      PolicyFile.checkName(name);
      members = List.copyOf(members);
      if (threshold < 1 || threshold > members.size()) {
        throw new FormatException(
            "group %s has %d members and needs %d".formatted(name, members.size(), threshold));
      }
    }
  }

  /// What `evaluate` says.
  public sealed interface Outcome {
    /// A trusted log signed the checkpoint and the quorum cosigned it.
    ///
    /// @param signatures all by logs and witnesses of the policy, in the order of their lines
    record Satisfied(Checkpoint checkpoint, List<VerifiedSignature> signatures) implements Outcome {
      public Satisfied {
        signatures = List.copyOf(signatures);
      }
    }

    /// The checkpoint must not be relied on.
    ///
    /// @param reason one sentence for a person
    record Unsatisfied(String reason) implements Outcome {}
  }

  /// Reads a policy file.
  ///
  /// @throws FormatException with the line number, if it breaks a rule of the format or a limit, or
  ///   a line that is not a comment is not UTF-8
  public static Policy parse(byte[] file) {
    return new PolicyFile().read(file);
  }

  /// The policy as a file, which `parse` reads back.
  public String format() {
    return PolicyFile.format(this);
  }

  /// Checks a checkpoint. One wrong signature of a key of this policy is enough to refuse it.
  public Outcome evaluate(Note note) {
    Checkpoint claimed;
    try {
      claimed = Checkpoint.parse(note.text());
    } catch (FormatException e) {
      return new Outcome.Unsatisfied("the note is not a checkpoint: " + e.getMessage());
    }
    var keys = new ArrayList<NoteKey>();
    logs.stream()
        .map(Log::key)
        .filter(key -> key.name().equals(claimed.origin()))
        .forEach(keys::add);
    if (keys.isEmpty()) {
      return new Outcome.Unsatisfied("the policy has no log of origin " + claimed.origin());
    }
    return switch (note.open(keys)) {
      case Note.Opening.Rejected(String reason) -> new Outcome.Unsatisfied(reason);
      case Note.Opening.Opened _ -> {
        witnesses.stream()
            .map(NamedWitness::key)
            .filter(key -> !keys.contains(key))
            .forEach(keys::add);
        yield count(note, claimed, keys);
      }
    };
  }

  private Outcome count(Note note, Checkpoint checkpoint, List<NoteKey> keys) {
    return switch (note.open(keys)) {
      case Note.Opening.Rejected(String reason) -> new Outcome.Unsatisfied(reason);
      case Note.Opening.Opened(String _, List<VerifiedSignature> signatures) ->
          quorum.equals(NONE) || witnessed(signatures).contains(quorum)
              ? new Outcome.Satisfied(checkpoint, signatures)
              : new Outcome.Unsatisfied("the quorum " + quorum + " has not cosigned");
    };
  }

  /// The names of all witnesses that cosigned and all groups that count as having.
  private Set<String> witnessed(List<VerifiedSignature> signatures) {
    var keys = new HashSet<NoteKey>();
    signatures.forEach(signature -> keys.add(signature.key()));
    var names = new HashSet<String>();
    for (NamedWitness witness : witnesses) {
      if (keys.contains(witness.key)) {
        names.add(witness.name);
      }
    }
    for (Group group : groups) {
      if (group.members.stream().filter(names::contains).count() >= group.threshold) {
        names.add(group.name);
      }
    }
    return names;
  }

  private static void checkCount(String what, int count) {
    if (count > MAX_ENTRIES) {
      throw new FormatException("a policy has at most 128 " + what + ", not " + count);
    }
  }

  private static void checkKeys(String what, List<NoteKey> keys) {
    for (int i = 0; i < keys.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (keys.get(i).sharesPublicKeyWith(keys.get(j))) {
          throw new FormatException(
              "a policy names one %s key twice: %s".formatted(what, keys.get(i)));
        }
      }
    }
  }

  private static Set<String> checkNames(List<NamedWitness> witnesses, List<Group> groups) {
    Map<String, Boolean> isMember = new HashMap<>();
    for (NamedWitness witness : witnesses) {
      define(isMember, witness.name);
    }
    for (Group group : groups) {
      for (String member : group.members) {
        Boolean taken = isMember.put(member, true);
        if (taken == null) {
          throw new FormatException("group " + group.name + " has an unknown member: " + member);
        }
        if (taken) {
          throw new FormatException(member + " is a group member twice");
        }
      }
      define(isMember, group.name);
    }
    return isMember.keySet();
  }

  private static void define(Map<String, Boolean> isMember, String name) {
    if (isMember.put(name, false) != null) {
      throw new FormatException("a policy defines " + name + " twice");
    }
  }
}
