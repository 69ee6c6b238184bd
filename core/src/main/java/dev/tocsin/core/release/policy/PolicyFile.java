package dev.tocsin.core.release.policy;

import dev.tocsin.core.release.policy.Policy.Caveat;
import dev.tocsin.core.release.policy.Policy.Emergency;
import dev.tocsin.core.release.policy.Policy.Partner;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.Tlp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a policy file. The whole is taken or nothing of it: a name that is not known, or a case of
/// its own that comes out differently, refuses it. One thread.
public final class PolicyFile {
  /// No file is longer, in bytes.
  public static final int BYTES_MAX = Yaml.CHARACTERS_MAX;

  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  static final int APPROVALS_MAX = 5;
  static final int CAVEAT_MAX = 2_000;
  private static final String WITHHOLD = "withhold";
  private static final String LEVEL = "clear, green, amber, amber+strict or red";
  private static final Set<String> KEYS =
      Set.of(
          "version",
          "organisation",
          "unmarked",
          "communities",
          "partners",
          "release",
          "approvals",
          "emergency",
          "caveats",
          "tests");

  private final Yaml yaml = new Yaml();
  private final Map<String, Set<String>> communities = new LinkedHashMap<>();
  private final Map<String, Partner> partners = new LinkedHashMap<>();
  private String organisation = "";

  private PolicyFile() {}

  /// What reading gave.
  public sealed interface Reading {
    record Accepted(Policy policy) implements Reading {}

    /// It is not a policy.
    ///
    /// @param faults all that were found, in order of the file; at least one
    record Faulty(List<PolicyFault> faults) implements Reading {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }

    /// Its own tests fail, so it must not come into force.
    record Failing(List<PolicyCase.Failure> failures) implements Reading {
      public Failing {
        failures = List.copyOf(failures);
      }
    }
  }

  /// Reads a policy and runs its tests.
  public static Reading parse(byte[] utf8) {
    if (utf8.length > BYTES_MAX) {
      return new Reading.Faulty(
          List.of(new PolicyFault(1, 1, "The file has more than a million bytes.")));
    }
    var file = new PolicyFile();
    Optional<Policy> policy =
        file.yaml
            .read(new String(utf8, StandardCharsets.UTF_8))
            .flatMap(root -> file.policy(root, Hash.of(utf8)));
    if (policy.isEmpty() || !file.yaml.faults().isEmpty()) {
      return new Reading.Faulty(file.yaml.faults());
    }
    List<PolicyCase.Failure> failures = policy.orElseThrow().test();
    return failures.isEmpty()
        ? new Reading.Accepted(policy.orElseThrow())
        : new Reading.Failing(failures);
  }

  private Optional<Policy> policy(Node root, Hash version) {
    Map<String, Node> parts = yaml.mapping(root, KEYS);
    for (var needed : List.of("version", "organisation", "unmarked", "tests")) {
      if (!parts.containsKey(needed)) {
        yaml.fault(root, "The name " + needed + " is missing.");
      }
    }
    part(parts, "version").ifPresent(node -> yaml.word(node, text -> only("1", text), "version 1"));
    organisation = part(parts, "organisation").flatMap(this::organisation).orElse("");
    Optional<Limit> unmarked = part(parts, "unmarked").flatMap(this::limit);
    part(parts, "communities").ifPresent(this::communities);
    part(parts, "partners").ifPresent(this::partners);
    Map<String, Tlp> release = new HashMap<>();
    part(parts, "release")
        .ifPresent(node ->
            yaml.mapping(node, PolicyFile::word)
                .forEach((role, level) ->
                    level(level).ifPresent(highest -> release.put(role, highest))));
    Map<Tlp, Integer> approvals = approvals(part(parts, "approvals"));
    Optional<Tlp> emergency = part(parts, "emergency").flatMap(this::limit).flatMap(Limit::highest);
    List<Caveat> caveats = part(parts, "caveats").map(this::caveats).orElse(List.of());
    List<PolicyCase> cases =
        part(parts, "tests")
            .map(node -> new CaseReader(yaml, known()).read(node))
            .orElse(List.of());
    if (organisation.isEmpty() || unmarked.isEmpty() || !yaml.faults().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Policy(
            version,
            organisation,
            unmarked.orElseThrow().highest(),
            communities,
            partners,
            release,
            approvals,
            new Emergency(emergency),
            caveats,
            cases));
  }

  private static Optional<Node> part(Map<String, Node> parts, String name) {
    return Optional.ofNullable(parts.get(name));
  }

  static Optional<String> only(String expected, String text) {
    return Optional.of(text).filter(expected::equals);
  }

  static Optional<String> word(String text) {
    return Optional.of(text).filter(word -> WORD.matcher(word).matches());
  }

  private Optional<String> organisation(Node node) {
    return yaml.word(node, PolicyFile::word, "a word of small letters, digits and hyphens");
  }

  static Optional<Tlp> tlp(String text) {
    return Arrays.stream(Tlp.values())
        .filter(tlp -> tlp.label().substring("TLP:".length()).toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }

  private Optional<Tlp> level(Node node) {
    return yaml.word(node, PolicyFile::tlp, LEVEL);
  }

  /// A level, or `withhold` for none.
  private record Limit(Optional<Tlp> highest) {
    static Optional<Limit> parse(String text) {
      Optional<Limit> level = tlp(text).map(tlp -> new Limit(Optional.of(tlp)));
      return text.equals(WITHHOLD) ? Optional.of(new Limit(Optional.empty())) : level;
    }
  }

  private Optional<Limit> limit(Node node) {
    return yaml.word(node, Limit::parse, LEVEL + ", or withhold");
  }

  private void communities(Node node) {
    yaml.mapping(node, PolicyFile::word)
        .forEach((name, members) -> {
          Set<String> words = new LinkedHashSet<>();
          yaml.list(members).forEach(member -> organisation(member).ifPresent(words::add));
          communities.put(name, words);
        });
  }

  private void partners(Node node) {
    yaml.mapping(node, PolicyFile::word)
        .forEach((name, entry) -> {
          if (communities.containsKey(name) || name.equals(organisation)) {
            yaml.fault(entry, "This name is already that of a community or our own.");
          }
          partner(entry).ifPresent(partner -> partners.put(name, partner));
        });
  }

  private Optional<Partner> partner(Node node) {
    Map<String, Node> parts = yaml.mapping(node, Set.of("ceiling", "client", "promises"));
    if (!parts.containsKey("ceiling")) {
      yaml.fault(node, "The name ceiling is missing.");
    }
    Set<Dimension> promises = new LinkedHashSet<>();
    part(parts, "promises")
        .ifPresent(list ->
            yaml.list(list)
                .forEach(each ->
                    yaml.word(each, PolicyFile::promise, "a dimension that can be promised")
                        .ifPresent(promises::add)));
    boolean client =
        part(parts, "client")
            .flatMap(each -> yaml.word(each, PolicyFile::yes, "true or false"))
            .orElse(false);
    return part(parts, "ceiling")
        .flatMap(this::level)
        .map(ceiling -> new Partner(ceiling, client, promises));
  }

  private static Optional<Dimension> promise(String text) {
    return Arrays.stream(Dimension.values())
        .filter(dimension -> dimension != Dimension.AUDIENCE && dimension.word().equals(text))
        .findFirst();
  }

  static Optional<Boolean> yes(String text) {
    return text.equals("true") || text.equals("false")
        ? Optional.of(text.equals("true"))
        : Optional.empty();
  }

  /// Where the file is silent, the conservative numbers stand.
  private Map<Tlp, Integer> approvals(Optional<Node> node) {
    Map<Tlp, Integer> approvals = new HashMap<>(Policy.conservative(organisation).approvals());
    node.ifPresent(entries ->
        yaml.mapping(entries, PolicyFile::tlp)
            .forEach((level, number) ->
                yaml.word(number, PolicyFile::number, "a number from 0 to " + APPROVALS_MAX)
                    .ifPresent(people -> approvals.put(level, people))));
    return approvals;
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[0-9]") && Integer.parseInt(text) <= APPROVALS_MAX
        ? Optional.of(Integer.parseInt(text))
        : Optional.empty();
  }

  private List<Caveat> caveats(Node node) {
    List<Caveat> caveats = new ArrayList<>();
    for (Node entry : yaml.list(node)) {
      Map<String, Node> parts = yaml.mapping(entry, Set.of("text", "for"));
      Set<String> names = new LinkedHashSet<>();
      part(parts, "for")
          .ifPresent(list ->
              yaml.list(list)
                  .forEach(name ->
                      yaml.word(name, this::group, "a partner or a community of this file")
                          .ifPresent(names::add)));
      Optional<String> text =
          part(parts, "text")
              .flatMap(each ->
                  yaml.word(
                      each,
                      words -> Optional.of(words).filter(w -> w.length() <= CAVEAT_MAX),
                      "at most " + CAVEAT_MAX + " characters"));
      if (!parts.containsKey("text")) {
        yaml.fault(entry, "The name text is missing.");
      }
      if (parts.containsKey("for") && names.isEmpty()) {
        yaml.fault(entry, "A caveat for nobody says nothing.");
      }
      text.ifPresent(words -> caveats.add(new Caveat(words, names)));
    }
    return caveats;
  }

  private Optional<String> group(String name) {
    return Optional.of(name)
        .filter(word -> communities.containsKey(word) || known().contains(word));
  }

  /// Every organisation that the file names.
  private Set<String> known() {
    Set<String> known = new LinkedHashSet<>(partners.keySet());
    communities.values().forEach(known::addAll);
    known.add(organisation);
    return known;
  }
}
