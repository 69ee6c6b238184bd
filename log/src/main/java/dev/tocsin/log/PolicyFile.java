package dev.tocsin.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/// The text form of a policy. Reads one file, line by line; one thread.
final class PolicyFile {
  private static final int MAX_BYTES = 1 << 20;

  private final List<Policy.Log> logs = new ArrayList<>();
  private final List<Policy.NamedWitness> witnesses = new ArrayList<>();
  private final List<Policy.Group> groups = new ArrayList<>();
  private final Set<String> defined = new HashSet<>();
  private Optional<String> quorum = Optional.empty();

  Policy read(byte[] file) {
    if (file.length > MAX_BYTES) {
      throw new FormatException("a policy has at most 1 MiB, not " + file.length + " bytes");
    }
    if (file.length > 0 && file[file.length - 1] != '\n') {
      throw new FormatException("a policy's last line does not end in a newline");
    }
    int number = 1;
    int start = 0;
    for (int i = 0; i < file.length; i++) {
      if (file[i] == '\n') {
        readNumbered(Arrays.copyOfRange(file, start, i), number);
        number++;
        start = i + 1;
      }
    }
    String named = quorum.orElseThrow(() -> new FormatException("a policy needs a quorum line"));
    return new Policy(logs, witnesses, groups, named);
  }

  static String format(Policy policy) {
    var file = new StringBuilder();
    for (Policy.Log log : policy.logs()) {
      line(file, "log", log.key().vkey(), log.url().orElse(""));
    }
    for (Policy.NamedWitness witness : policy.witnesses()) {
      line(file, "witness", witness.name(), witness.key().vkey(), witness.url().orElse(""));
    }
    for (Policy.Group group : policy.groups()) {
      String members = String.join(" ", group.members());
      line(file, "group", group.name(), Integer.toString(group.threshold()), members);
    }
    line(file, "quorum", policy.quorum());
    return file.toString();
  }

  /// Refuses what cannot stand as one item of a line.
  static void checkWord(String word) {
    if (word.isEmpty() || word.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw new FormatException("an item of a policy is not empty and has no spaces: " + word);
    }
  }

  static void checkName(String name) {
    checkWord(name);
    if (name.equals(Policy.NONE)) {
      throw new FormatException("the name none has a meaning of its own");
    }
  }

  private static void line(StringBuilder file, String... words) {
    var line = new StringJoiner(" ", "", "\n");
    for (String word : words) {
      if (!word.isEmpty()) {
        line.add(word);
      }
    }
    file.append(line);
  }

  private void readNumbered(byte[] bytes, int number) {
    try {
      readLine(bytes);
    } catch (FormatException e) {
      throw new FormatException("line " + number + ": " + e.getMessage(), e);
    }
  }

  private void readLine(byte[] bytes) {
    int first = bytes.length;
    for (int i = bytes.length - 1; i >= 0; i--) {
      if ((bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t') || bytes[i] == 0x7f) {
        throw new FormatException("a control character");
      }
      first = bytes[i] == ' ' || bytes[i] == '\t' ? first : i;
    }
    if (first == bytes.length || bytes[first] == '#') {
      return;
    }
    byte[] content = Arrays.copyOfRange(bytes, first, bytes.length);
    List<String> words = List.of(StrictText.utf8(content).split("[ \t]+"));
    switch (words.getFirst()) {
      case "log" -> readLog(words);
      case "witness" -> readWitness(words);
      case "group" -> readGroup(words);
      case "quorum" -> readQuorum(words);
      default -> throw new FormatException("a line starts with log, witness, group or quorum");
    }
  }

  private void readLog(List<String> words) {
    checkLength(words, 2, 3);
    checkRoom(logs.size());
    logs.add(new Policy.Log(NoteKey.parse(words.get(1)), optional(words, 2)));
  }

  private void readWitness(List<String> words) {
    checkLength(words, 3, 4);
    checkRoom(witnesses.size());
    var key = NoteKey.parse(words.get(2));
    witnesses.add(new Policy.NamedWitness(words.get(1), key, optional(words, 3)));
    defined.add(words.get(1));
  }

  private void readGroup(List<String> words) {
    checkLength(words, 4, 3 + 2 * Policy.MAX_ENTRIES);
    checkRoom(groups.size());
    List<String> members = words.subList(3, words.size());
    int threshold =
        switch (words.get(2)) {
          case "any" -> 1;
          case "all" -> members.size();
          default -> Math.toIntExact(Math.min(StrictText.decimal(words.get(2)), Integer.MAX_VALUE));
        };
    members.forEach(this::checkDefined);
    groups.add(new Policy.Group(words.get(1), threshold, members));
    defined.add(words.get(1));
  }

  private void readQuorum(List<String> words) {
    checkLength(words, 2, 2);
    if (quorum.isPresent()) {
      throw new FormatException("a second quorum line");
    }
    if (!words.get(1).equals(Policy.NONE)) {
      checkDefined(words.get(1));
    }
    quorum = Optional.of(words.get(1));
  }

  private void checkDefined(String name) {
    if (!defined.contains(name)) {
      throw new FormatException("no line above defines " + name);
    }
  }

  private static void checkLength(List<String> words, int least, int most) {
    if (words.size() < least || words.size() > most) {
      throw new FormatException("a " + words.getFirst() + " line has another number of items");
    }
  }

  private static void checkRoom(int count) {
    if (count >= Policy.MAX_ENTRIES) {
      throw new FormatException("more than 128 lines of one kind");
    }
  }

  private static Optional<String> optional(List<String> words, int index) {
    return words.size() > index ? Optional.of(words.get(index)) : Optional.empty();
  }
}
