package dev.tocsin.stix.validate;

import dev.tocsin.stix.Faults;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gathers the faults of one object, and hands them on in document order. For one thread.
final class Findings {
  /// A fault with the number of the member of the object that it stands in.
  private record Placed(int member, StixFault fault) {}

  private static final int BEFORE_ALL = -1;

  private final boolean warningsAsErrors;
  private final Faults faults;
  private final Trail trail;
  private final List<Placed> found = new ArrayList<>();
  private String prefix = "";
  private JsonObject object = JsonObject.builder().build();
  private int member;
  private int errors;
  private int warnings;

  Findings(boolean warningsAsErrors, Faults faults, Trail trail) {
    this.warningsAsErrors = warningsAsErrors;
    this.faults = faults;
    this.trail = trail;
  }

  /// Starts an object.
  ///
  /// @param at the pointer of the object in the document
  void start(String at, JsonObject started) {
    prefix = at;
    object = started;
    member = BEFORE_ALL;
    errors = 0;
    warnings = 0;
    trail.reset();
  }

  /// Moves to the next member of the object.
  void next() {
    member++;
  }

  void end() {
    if (!found.isEmpty()) {
      found.sort(Comparator.comparingInt(Placed::member));
      found.forEach(each -> faults.add(each.fault()));
      found.clear();
    }
  }

  /// A broken MUST where the trail stands.
  void error(String section, String sentence) {
    fault(Severity.ERROR, section, sentence);
  }

  /// A broken SHOULD where the trail stands.
  void warning(String section, String sentence) {
    fault(Severity.WARNING, section, sentence);
  }

  void fault(Severity severity, String section, String sentence) {
    add(severity, trail.depth() > 0 ? member : BEFORE_ALL, "", section, sentence);
  }

  /// A fault of a member of the object or embedded object where the trail stands; the member may be
  /// missing.
  void fault(Severity severity, String name, String section, String sentence) {
    int place = trail.depth() > 0 ? member : memberNumber(name);
    add(severity, place, name, section, sentence);
  }

  private int memberNumber(String name) {
    int number = 0;
    for (String each : object.members().keySet()) {
      if (each.equals(name)) {
        return number;
      }
      number++;
    }
    return BEFORE_ALL;
  }

  private void add(Severity wanted, int place, String name, String section, String sentence) {
    Severity severity = warningsAsErrors ? Severity.ERROR : wanted;
    int gathered =
        switch (severity) {
          case ERROR -> errors++;
          case WARNING -> warnings++;
        };
    if (gathered >= faults.room(severity)) {
      faults.count(severity, 1);
      return;
    }
    String pointer = name.isEmpty() ? trail.pointer(prefix) : trail.pointer(prefix, name);
    found.add(new Placed(place, new StixFault(pointer, severity, section, sentence)));
  }
}
