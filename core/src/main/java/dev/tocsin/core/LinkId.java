package dev.tocsin.core;

/// This node's own number for the link with one partner; it never leaves the node.
///
/// @param number counts from 1
public record LinkId(int number) implements Comparable<LinkId> {
  public LinkId {
    if (number < 1) {
      throw new IllegalArgumentException("links are counted from 1, not " + number);
    }
  }

  @Override
  public int compareTo(LinkId other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Integer.toString(number);
  }
}
