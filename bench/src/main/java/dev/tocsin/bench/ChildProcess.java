package dev.tocsin.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A server in a process of its own, with the processor time that it and its workers have used
/// (Linux). Not for several threads.
final class ChildProcess implements AutoCloseable {
  private static final double TICKS_PER_SECOND = 100;
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final long STOP_SECONDS = 60;
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Process process;
  private final BufferedReader out;

  private ChildProcess(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts it.
  ///
  /// @param log takes what it says of errors
  static ChildProcess start(List<String> command, Path log) throws IOException {
    return new ChildProcess(new ProcessBuilder(command).redirectError(log.toFile()).start());
  }

  /// The next line that it prints.
  String line() throws IOException {
    var line = out.readLine();
    if (line == null) {
      throw new IllegalStateException("the server ended: " + process.info().command().orElse(""));
    }
    return line;
  }

  /// The processor time used so far.
  double seconds() {
    return all().mapToDouble(ChildProcess::seconds).sum();
  }

  private static double seconds(ProcessHandle handle) {
    try {
      var text = Files.readString(Path.of("/proc/" + handle.pid() + "/stat"));
      // The name in parentheses may contain anything.
      var fields = SPACE.split(text.substring(text.lastIndexOf(')') + 2), -1);
      return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]))
          / TICKS_PER_SECOND;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The most memory that it held at once, in bytes.
  long peakBytes() {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(SPACE.split(line, -1)[1]))
              .sum()
          << 10;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<ProcessHandle> all() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.destroy();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
