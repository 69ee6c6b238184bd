package dev.tocsin.core.release.leak;

import java.util.Arrays;

/// Finds any of many needles in one pass (Aho and Corasick, 1975), in time linear in the text
/// whatever the needles are: of those that end at a place only the longest is named. Immutable once
/// [#link] has been called.
///
/// There are two kinds of needle: words stand between spaces, which belong to the needle; letters
/// have no space, and are looked for as if the text had none.
final class Automaton {
  static final int NONE = -1;
  private static final int ROOT = 0;

  // Edges by state and character, in an open hash table that is never more than half full.
  private long[] edges = new long[1 << 12];
  private int[] targets = new int[1 << 12];
  private int edgeCount;
  private int[] fromRoot = {};
  private int[] fail = new int[1 << 10];
  private int[] parent = new int[1 << 10];
  private char[] label = new char[1 << 10];
  private int[] words = filled(1 << 10);
  private int[] letters = filled(1 << 10);
  private int states = 1;

  /// Told of each find.
  interface Listener {
    /// A needle ends here.
    ///
    /// @param end the place of its last character in the text
    void found(int needle, int end);
  }

  private static int[] filled(int size) {
    var array = new int[size];
    Arrays.fill(array, NONE);
    return array;
  }

  /// Adds a needle; the first number of the same needle stays.
  ///
  /// @return the number under which it is found
  int add(String needle, int number) {
    if (fromRoot.length == 0) {
      fromRoot = new int[Character.MAX_VALUE + 1];
    }
    int state = ROOT;
    for (int at = 0; at < needle.length(); at++) {
      state = grow(state, needle.charAt(at));
    }
    int[] kind = needle.charAt(0) == ' ' ? words : letters;
    if (kind[state] == NONE) {
      kind[state] = number;
    }
    return kind[state];
  }

  private int grow(int state, char unit) {
    int known = edge(state, unit);
    if (known != NONE) {
      return known;
    }
    if (states == fail.length) {
      int longer = states * 2;
      fail = Arrays.copyOf(fail, longer);
      parent = Arrays.copyOf(parent, longer);
      label = Arrays.copyOf(label, longer);
      words = Arrays.copyOf(words, longer);
      letters = Arrays.copyOf(letters, longer);
      Arrays.fill(words, states, longer, NONE);
      Arrays.fill(letters, states, longer, NONE);
    }
    int next = states++;
    parent[next] = state;
    label[next] = unit;
    if (state == ROOT) {
      fromRoot[unit] = next;
    } else {
      insert(((long) state << 16) | unit, next);
    }
    return next;
  }

  private void insert(long edge, int target) {
    if (2 * ++edgeCount > edges.length) {
      long[] before = edges;
      int[] beforeTargets = targets;
      edges = new long[before.length * 2];
      targets = new int[before.length * 2];
      for (int at = 0; at < before.length; at++) {
        if (before[at] != 0) {
          place(before[at], beforeTargets[at]);
        }
      }
    }
    place(edge, target);
  }

  private void place(long edge, int target) {
    int at = slot(edge);
    while (edges[at] != 0) {
      at = (at + 1) & (edges.length - 1);
    }
    edges[at] = edge;
    targets[at] = target;
  }

  private int slot(long edge) {
    long mixed = edge * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & (edges.length - 1);
  }

  private int edge(int state, char unit) {
    if (state == ROOT) {
      return fromRoot[unit] == ROOT ? NONE : fromRoot[unit];
    }
    long edge = ((long) state << 16) | unit;
    int at = slot(edge);
    while (edges[at] != 0) {
      if (edges[at] == edge) {
        return targets[at];
      }
      at = (at + 1) & (edges.length - 1);
    }
    return NONE;
  }

  /// Makes it ready; needles cannot be added afterwards.
  void link() {
    int[] order = byDepth();
    for (int state : order) {
      if (parent[state] != ROOT) {
        fail[state] = step(fail[parent[state]], label[state]);
      }
      int shorter = fail[state];
      words[state] = words[state] == NONE ? words[shorter] : words[state];
      letters[state] = letters[state] == NONE ? letters[shorter] : letters[state];
    }
  }

  private int[] byDepth() {
    var depths = new int[states];
    int deepest = 0;
    for (int state = 1; state < states; state++) {
      depths[state] = depths[parent[state]] + 1;
      deepest = Math.max(deepest, depths[state]);
    }
    var next = new int[deepest + 2];
    for (int state = 1; state < states; state++) {
      next[depths[state] + 1]++;
    }
    for (int depth = 1; depth < next.length; depth++) {
      next[depth] += next[depth - 1];
    }
    var order = new int[states - 1];
    for (int state = 1; state < states; state++) {
      order[next[depths[state]]++] = state;
    }
    return order;
  }

  private int step(int from, char unit) {
    int state = from;
    while (true) {
      int next = edge(state, unit);
      if (next != NONE) {
        return next;
      }
      if (state == ROOT) {
        return ROOT;
      }
      state = fail[state];
    }
  }

  boolean isEmpty() {
    return states == 1;
  }

  /// Reads a folded text.
  void scan(String text, Listener listener) {
    if (isEmpty()) {
      return;
    }
    int inWords = ROOT;
    int inLetters = ROOT;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      inWords = step(inWords, unit);
      if (words[inWords] != NONE) {
        listener.found(words[inWords], at);
      }
      if (unit != ' ') {
        inLetters = step(inLetters, unit);
        if (letters[inLetters] != NONE) {
          listener.found(letters[inLetters], at);
        }
      }
    }
  }
}
