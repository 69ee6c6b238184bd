package dev.tocsin.bench;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;

/// Prints figures, and ratios of figures of the same run.
final class Figures {
  private final PrintStream out;

  Figures(PrintStream out) {
    this.out = out;
  }

  void heading(String text) {
    out.printf("%n%s%n%s%n", text, "-".repeat(text.length()));
  }

  void rate(String what, double perSecond, String unit) {
    out.printf(Locale.ROOT, "  %-58s %,12.0f %s/s%n", what, perSecond, unit);
  }

  void micros(String what, double micros) {
    out.printf(Locale.ROOT, "  %-58s %,12.1f µs%n", what, micros);
  }

  void ratio(String what, double ratio) {
    out.printf(Locale.ROOT, "  %-58s %12.2f%n", what, ratio);
  }

  void note(String text) {
    out.println("  " + text);
  }

  /// The value below which a share of the samples lies.
  ///
  /// @param share from 0 to 1
  static double percentile(long[] samples, double share) {
    var sorted = samples.clone();
    Arrays.sort(sorted);
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.clamp(index, 0, sorted.length - 1)];
  }
}
