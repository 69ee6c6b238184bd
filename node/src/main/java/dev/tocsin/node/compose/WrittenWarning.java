package dev.tocsin.node.compose;

import dev.tocsin.stix.Tlp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a person writes into the form for a new warning. A text that is empty is not said.
///
/// @param title one line
/// @param traces one in each line of the field: addresses, names, hashes, accounts, numbers
/// @param level of everything but the secret
/// @param secret what only few may read, such as where this is known from
public record WrittenWarning(
    String title,
    String text,
    Threat threat,
    String who,
    Target target,
    Window window,
    List<String> traces,
    Tlp level,
    Secret secret) {
  /// A form has room for no more.
  public static final int TRACES_MAX = 500;

  private static final int TITLE_MAX = 200;
  private static final int TEXT_MAX = 20_000;

  public WrittenWarning {
    traces = traces.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /// What kind of thing is warned of.
  public enum Threat {
    ATTACK("threat-report"),
    NETWORK("indicator"),
    PERSON("threat-actor"),
    OTHER("threat-report");

    private final String reportType;

    Threat(String reportType) {
      this.reportType = reportType;
    }

    String reportType() {
      return reportType;
    }
  }

  /// Who or what is threatened.
  ///
  /// @param country two letters, which a place needs
  public record Target(String name, String place, String country) {
    boolean hasPlace() {
      return !place.isBlank() || !country.isBlank();
    }
  }

  /// When it is expected.
  public record Window(Optional<Instant> from, Optional<Instant> until) {
    boolean isSaid() {
      return from.isPresent() || until.isPresent();
    }
  }

  /// A part with a level of its own.
  public record Secret(String text, Tlp level) {}

  /// What is missing or cannot be, one sentence each; empty if nothing.
  public List<String> faults() {
    var faults = new ArrayList<String>();
    check(faults, !title.isBlank(), "Give the warning a title: one line that says what it is.");
    check(faults, title.length() <= TITLE_MAX, "A title has at most 200 characters.");
    check(faults, !text.isBlank(), "Say what you warn of, in a sentence or more.");
    check(
        faults,
        text.length() <= TEXT_MAX && secret.text().length() <= TEXT_MAX,
        "A text has at most 20,000 characters; put the rest into a document of its own.");
    check(
        faults,
        !target.hasPlace() || target.country().matches("[A-Z]{2}"),
        "A place needs its country, as two letters such as ZZ.");
    boolean inOrder =
        window.from().isEmpty()
            || window.until().isEmpty()
            || window.until().orElseThrow().isAfter(window.from().orElseThrow());
    check(faults, inOrder, "“Not after” must be later than “not before”.");
    check(
        faults,
        traces.size() <= TRACES_MAX,
        "At most 500 traces; hand in a STIX bundle where there are more.");
    return faults;
  }

  private static void check(List<String> faults, boolean fine, String sentence) {
    if (!fine) {
      faults.add(sentence);
    }
  }
}
