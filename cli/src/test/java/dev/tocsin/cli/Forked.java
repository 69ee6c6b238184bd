package dev.tocsin.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The real command in a Java of its own.
final class Forked implements AutoCloseable {
  private static final long LIMIT_SECONDS = 120;

  private final Process process;
  private final Path output;

  private Forked(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static Forked start(Path folder, List<String> java, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(java);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("dev.tocsin.cli.Main");
    command.addAll(List.of(arguments));
    var output = Files.createTempFile(folder, "output", ".txt");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("TOCSIN_"));
    return new Forked(builder.redirectOutput(output.toFile()).start(), output);
  }

  String output() throws IOException {
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  /// Waits until the output holds a text, and gives up if the process ends before.
  boolean says(String text) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < end) {
      if (output().contains(text)) {
        return true;
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        return output().contains(text);
      }
    }
    return false;
  }

  /// SIGTERM, as from a service manager.
  void terminate() {
    process.destroy();
  }

  int exit() throws InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the command does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
