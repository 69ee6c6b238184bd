package dev.tocsin.stix.json;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Where a reader stands in a document. Keeping it costs one store for each member or element; the
/// JSON Pointer is made only when asked for. For one thread.
final class Place {
  private static final Object BETWEEN = new Object();

  private final Object[] steps;
  private int depth;

  Place(int maxDepth) {
    this.steps = new Object[maxDepth + 1];
    Arrays.fill(steps, "");
  }

  void enter() {
    depth++;
    between();
  }

  void leave() {
    depth--;
  }

  /// At the value of a member.
  void at(String name) {
    steps[depth] = name;
  }

  /// At an element of a list.
  void at(int index) {
    steps[depth] = index;
  }

  /// Between two members.
  void between() {
    steps[depth] = BETWEEN;
  }

  /// Whether the value at hand is a member of that name in the top-level object.
  boolean isMember(String name) {
    return depth == 1 && steps[1] instanceof String member && member.equals(name);
  }

  String pointer() {
    List<Object> taken = Arrays.asList(steps).subList(1, depth + 1);
    return taken.stream()
        .filter(step -> step != BETWEEN)
        .map(step -> "/" + escape(step.toString()))
        .collect(Collectors.joining());
  }

  /// One step of a JSON Pointer (RFC 6901 §3), cut after 256 characters.
  static String escape(String name) {
    String start = name.length() > 256 ? name.substring(0, 256) + "…" : name;
    return start.replace("~", "~0").replace("/", "~1");
  }
}
