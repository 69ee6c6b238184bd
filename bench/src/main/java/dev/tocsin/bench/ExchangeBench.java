package dev.tocsin.bench;

import java.nio.file.Path;

/// What an exchange costs at the least.
final class ExchangeBench {
  private ExchangeBench() {}

  static void run(Path folder, Figures figures) {
    figures.heading("Exchange: bare costs");
    double sync = BareCosts.fsyncMicros(folder);
    double sign = BareCosts.signMicros();
    double verify = BareCosts.verifyMicros();
    figures.micros("one append and fsync, median", sync);
    figures.micros("both signatures over a small statement", sign);
    figures.micros("checking both", verify);
  }
}
