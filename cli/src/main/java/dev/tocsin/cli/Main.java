package dev.tocsin.cli;

import dev.tocsin.cli.terminal.Terminal;

/// The process.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(Tocsin.run(Terminal.ofProcess(), arguments));
  }
}
