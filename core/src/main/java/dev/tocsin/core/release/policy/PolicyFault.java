package dev.tocsin.core.release.policy;

/// What is wrong with a policy file, and where.
///
/// @param line from 1
/// @param column from 1
public record PolicyFault(int line, int column, String sentence) {
  @Override
  public String toString() {
    return "Line " + line + ", column " + column + ": " + sentence;
  }
}
