package dev.tocsin.stix.json;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where a reader stands in a document. Keeping it costs one store for each member or element; the
/// JSON Pointer is made only when asked for. For one thread.
final class Place {
  private final Object[] steps;
  private final boolean[] between;
  private int depth;

  Place(int maxDepth) {
    this.steps = new Object[maxDepth + 1];
    this.between = new boolean[maxDepth + 1];
    Arrays.fill(steps, "");
  }

  void enter() {
    depth++;
    steps[depth] = "";
    between();
  }

  void leave() {
    depth--;
  }

  /// At the value of a member.
  void at(String name) {
    steps[depth] = name;
    between[depth] = false;
  }

  /// At an element of a list.
  void at(int index) {
    steps[depth] = index;
    between[depth] = false;
  }

  /// Between two members.
  void between() {
    between[depth] = true;
  }

  /// Takes the name of a member whose value could not be started: the parser reads on to the first
  /// byte of the value before it hands out the name.
  void started(@Nullable String name) {
    if (between[depth] && name != null && !name.equals(steps[depth])) {
      at(name);
    }
  }

  /// Whether the value at hand is a member of that name in the top-level object.
  boolean isMember(String name) {
    return depth == 1 && steps[1] instanceof String member && member.equals(name);
  }

  String pointer() {
    int last = between[depth] ? depth - 1 : depth;
    return Arrays.stream(steps, 1, Math.max(1, last + 1))
        .map(step -> "/" + escape(step.toString()))
        .collect(Collectors.joining());
  }

  /// One step of a JSON Pointer (RFC 6901 §3), cut after 256 characters.
  static String escape(String name) {
    String start = name.length() > 256 ? name.substring(0, 256) + "…" : name;
    return start.replace("~", "~0").replace("/", "~1");
  }
}
