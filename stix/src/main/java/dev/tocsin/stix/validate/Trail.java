package dev.tocsin.stix.validate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the check stands in an object. Moving costs one store; the JSON Pointer is made only when
/// asked for. For one thread.
final class Trail {
  private static final int LONGEST_STEP = 256;

  private @Nullable String[] names = new String[16];
  private int[] indexes = new int[16];
  private int depth;

  void reset() {
    depth = 0;
  }

  int depth() {
    return depth;
  }

  void enter(String name) {
    grow();
    names[depth++] = name;
  }

  void enter(int index) {
    grow();
    names[depth] = null;
    indexes[depth++] = index;
  }

  void leave() {
    depth--;
  }

  private void grow() {
    if (depth == indexes.length) {
      names = Arrays.copyOf(names, depth * 2);
      indexes = Arrays.copyOf(indexes, depth * 2);
    }
  }

  String pointer(String prefix) {
    StringBuilder pointer = new StringBuilder(prefix);
    for (int at = 0; at < depth; at++) {
      String name = names[at];
      if (name == null) {
        pointer.append('/').append(indexes[at]);
      } else {
        append(pointer, name);
      }
    }
    return pointer.toString();
  }

  String pointer(String prefix, String name) {
    StringBuilder pointer = new StringBuilder(pointer(prefix));
    append(pointer, name);
    return pointer.toString();
  }

  /// One step (RFC 6901 §3), cut after 256 characters.
  private static void append(StringBuilder pointer, String name) {
    String start = name.length() > LONGEST_STEP ? name.substring(0, LONGEST_STEP) + "…" : name;
    pointer.append('/').append(start.replace("~", "~0").replace("/", "~1"));
  }
}
