package dev.tocsin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// What a well-behaved client notices of others that are not: its calls with and without them, in
/// one run against one node.
final class HostileBench {
  private static final int CALLS = 10_000;
  private static final int ROUNDS_BEFORE = 6;
  private static final int OBJECTS = 10_000;
  private static final int IDLE = 10_000;
  private static final int SLOW = 500;
  private static final int BAD_PER_SECOND = 200;
  private static final int CONNECTIONS_MAX = 12_000;
  private static final String POST =
      "POST " + TaxiiNode.OBJECTS + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ";

  private final TaxiiServer node;
  private final Figures figures;
  private final String end;

  private HostileBench(TaxiiServer node, Figures figures, String end) {
    this.node = node;
    this.figures = figures;
    this.end = end;
  }

  /// Measures and prints.
  static void run(Path folder, Figures figures) throws IOException {
    figures.heading("A client that behaves, beside others that do not");
    try (var node = TaxiiServer.start(folder.resolve("hostile"), "-Xmx512m", CONNECTIONS_MAX)) {
      try (var http = node.forWriter()) {
        for (int at = 0; at < OBJECTS; at += 1_000) {
          http.post(TaxiiNode.OBJECTS, CollectionBench.envelope(at, at + 1_000));
        }
      }
      try (var http = node.forReader()) {
        String end = TaxiiNode.OBJECTS;
        for (var last = http.get(end).last(); !last.isEmpty(); last = http.get(end).last()) {
          end = TaxiiNode.OBJECTS + "?added_after=" + last;
        }
        new HostileBench(node, figures, end).measure();
      }
    }
  }

  /// Makes trouble until it is closed.
  private interface Trouble extends AutoCloseable {
    @Override
    void close() throws IOException;
  }

  /// Begins to make trouble.
  @FunctionalInterface
  private interface Start {
    Trouble begin() throws IOException;
  }

  private void measure() throws IOException {
    // Else whatever is measured later is quicker, since the node has compiled more of its code.
    for (int round = 0; round < ROUNDS_BEFORE; round++) {
      bystander();
    }
    beside(IDLE + " idle connections", this::idle);
    beside(SLOW + " heads of a byte a second", () -> slow("GET / HTTP/1.1\r\nHost: "));
    String body =
        POST
            + node.writer()
            + "\r\nContent-Type: application/taxii+json;version=2.1\r\nContent-Length: 1000000"
            + "\r\n\r\n{\"objects\":[";
    beside(SLOW + " bodies of a byte a second", () -> slow(body));
    String get =
        "GET "
            + TaxiiNode.OBJECTS
            + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
            + node.reader()
            + "\r\n\r\n";
    beside(SLOW + " who do not take their page", () -> slow(get));
    beside(
        BAD_PER_SECOND + " requests a second of two lengths",
        () ->
            bad(
                POST
                    + node.writer()
                    + "\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
    beside(
        BAD_PER_SECOND + " bodies a second in gzip",
        () ->
            bad(
                POST
                    + node.writer()
                    + "\r\nContent-Type: application/taxii+json;version=2.1"
                    + "\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"));
    figures.note(
        String.format(
            Locale.ROOT,
            "most memory at once, heap of 512 MB: %,d MB",
            node.process().peakBytes() / 1_000_000));
  }

  private void beside(String what, Start start) throws IOException {
    double alone = bystander();
    figures.micros("alone, p99", alone);
    try (var _ = start.begin()) {
      // The node compiles what it needs for this, too.
      bystander();
      double beside = bystander();
      figures.micros("beside " + what + ", p99", beside);
      figures.ratio("beside / alone", beside / alone);
    }
  }

  /// The p99 of a client's calls, in microseconds.
  private double bystander() throws IOException {
    var samples = new long[CALLS];
    try (var http = node.forReader()) {
      for (int i = 0; i < CALLS; i++) {
        long start = System.nanoTime();
        if (http.get(end).status() != 200) {
          throw new IllegalStateException("the client that behaves was refused");
        }
        samples[i] = System.nanoTime() - start;
      }
    }
    return Figures.percentile(samples, 0.99) / 1e3;
  }

  /// Connections that were of use once and are kept.
  private Trouble idle() throws IOException {
    List<KeptConnection> kept = new ArrayList<>();
    for (int i = 0; i < IDLE; i++) {
      var http = node.forReader();
      http.get(end);
      kept.add(http);
    }
    return () -> {
      for (var http : kept) {
        http.close();
      }
    };
  }

  /// Connections that go on by one byte a second after their beginning; who is cut comes again.
  private Trouble slow(String beginning) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < SLOW; i++) {
      sockets.add(opened(beginning));
    }
    var timer = Executors.newSingleThreadScheduledExecutor();
    var trouble =
        timer.scheduleAtFixedRate(
            () -> sockets.replaceAll(socket -> goneOn(socket, beginning)), 1, 1, TimeUnit.SECONDS);
    return () -> {
      stop(timer, trouble);
      for (var socket : sockets) {
        socket.close();
      }
    };
  }

  private Socket opened(String beginning) throws IOException {
    var socket = new Socket(node.address().getHost(), node.address().getPort());
    socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private Socket goneOn(Socket socket, String beginning) {
    try {
      socket.getOutputStream().write('a');
      return socket;
    } catch (IOException _) {
      try {
        socket.close();
        return opened(beginning);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Requests that are refused, each on a connection of its own.
  private Trouble bad(String request) {
    var timer = Executors.newSingleThreadScheduledExecutor();
    var trouble =
        timer.scheduleAtFixedRate(
            () -> {
              try (var socket = opened(request)) {
                socket.getInputStream().readNBytes(1);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            0,
            TimeUnit.SECONDS.toMicros(1) / BAD_PER_SECOND,
            TimeUnit.MICROSECONDS);
    return () -> stop(timer, trouble);
  }

  private static void stop(ScheduledExecutorService timer, Future<?> trouble) {
    if (trouble.isDone()) {
      throw new IllegalStateException("the trouble ended by itself", trouble.exceptionNow());
    }
    timer.shutdown();
    try {
      if (!timer.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the trouble does not end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("the bench was cut short", e);
    }
  }
}
