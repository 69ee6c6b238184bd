package dev.tocsin.stix.pattern;

import java.util.ArrayDeque;
import java.util.Deque;

/// Counts what a regular expression expands to before anything is built of it: compiling
/// `((a{1000}){1000}){100}` would need a hundred million instructions. Takes one pass without
/// recursion, over any text, and errs on the large side. For one thread.
final class RegularExpressionSize {
  private static final int MAX_GROUP_DEPTH = 100;

  /// A Unicode property has hundreds of ranges.
  private static final int PROPERTY_SIZE = 20;

  private static final int OVERFLOW = Integer.MAX_VALUE;

  private final String text;
  private final Deque<Long> outer = new ArrayDeque<>();
  private int at;

  /// Of the group at hand, and of the last operand in it, which a quantifier would repeat.
  private long group = 1;

  private long last;

  private RegularExpressionSize(String text) {
    this.text = text;
  }

  /// Instructions, at most; [Integer#MAX_VALUE] for more than that and for groups that stand in
  /// each other more than a hundred deep.
  static int of(String text) {
    return new RegularExpressionSize(text).count();
  }

  private int count() {
    while (at < text.length()) {
      char unit = text.charAt(at);
      switch (unit) {
        case '(' -> open();
        case ')' -> close();
        case '[' -> bracket();
        case '\\' -> escape();
        case '*', '+', '?' -> {
          last += 2;
          at++;
        }
        case '{' -> braces();
        default -> operand(1, at + 1);
      }
      if (outer.size() > MAX_GROUP_DEPTH || group + last > RegularExpression.MAX_SIZE) {
        return OVERFLOW;
      }
    }
    long total = group + last;
    while (!outer.isEmpty()) {
      total += outer.pop();
    }
    return (int) Math.min(OVERFLOW, total);
  }

  private void operand(long size, int next) {
    group += last;
    last = size;
    at = next;
  }

  private void open() {
    outer.push(group + last);
    group = 2;
    last = 0;
    at++;
  }

  private void close() {
    long size = group + last;
    group = outer.isEmpty() ? 1 : outer.pop();
    last = size;
    at++;
  }

  /// A class in brackets is one instruction with the ranges that stand in it.
  private void bracket() {
    int size = 1;
    int next = at + 1;
    next = next < text.length() && text.charAt(next) == '^' ? next + 1 : next;
    // The first bracket of a class is one of its characters.
    next = next < text.length() && text.charAt(next) == ']' ? next + 1 : next;
    while (next < text.length() && text.charAt(next) != ']') {
      if (text.startsWith("[:", next)) {
        int end = text.indexOf(":]", next + 2);
        next = end < 0 ? next + 1 : end + 2;
      } else {
        size += isProperty(next) ? PROPERTY_SIZE : 0;
        next += text.charAt(next) == '\\' ? 2 : 1;
      }
    }
    operand(size, next + 1);
  }

  private void escape() {
    if (text.startsWith("\\Q", at)) {
      int end = text.indexOf("\\E", at + 2);
      int next = end < 0 ? text.length() : end + 2;
      operand(next - at, next);
      return;
    }
    int size = isProperty(at) ? PROPERTY_SIZE : 1;
    int next = at + 2;
    boolean named = next <= text.length() && "pPx".indexOf(text.charAt(next - 1)) >= 0;
    if (named && next < text.length() && text.charAt(next) == '{') {
      int end = text.indexOf('}', next);
      next = end < 0 ? text.length() : end + 1;
    }
    operand(size, next);
  }

  private boolean isProperty(int from) {
    return text.startsWith("\\p", from) || text.startsWith("\\P", from);
  }

  /// `{n}`, `{n,}`, `{n,m}`; anything else is a character.
  private void braces() {
    int end = text.indexOf('}', at);
    String inner = end < 0 || end - at > 12 ? "" : text.substring(at + 1, end);
    int comma = inner.indexOf(',');
    int least = number(comma < 0 ? inner : inner.substring(0, comma));
    int most =
        comma < 0 || comma == inner.length() - 1 ? least + 1 : number(inner.substring(comma + 1));
    if (least < 0 || most < 0) {
      operand(1, at + 1);
      return;
    }
    // Each optional copy costs one branch.
    last = Math.min(OVERFLOW, (last + 1) * Math.max(1, Math.max(least, most)));
    at = end + 1;
  }

  private static int number(String digits) {
    if (digits.isEmpty() || digits.length() > 5) {
      return -1;
    }
    int value = 0;
    for (int at = 0; at < digits.length(); at++) {
      char unit = digits.charAt(at);
      if (unit < '0' || unit > '9') {
        return -1;
      }
      value = value * 10 + unit - '0';
    }
    return value;
  }
}
