package dev.tocsin.storage;

import java.time.Duration;

/// How the store on RocksDB uses memory, files and its committer.
public record RocksSettings(Memory memory, Files files, Commits commits) {

  /// Fits a machine with 1 GiB for the node.
  public static final RocksSettings DEFAULT =
      new RocksSettings(
          new Memory(64 << 20, 64 << 20, 2),
          new Files(512, 2, 10, 256 << 20),
          new Commits(1024, 256, 16 << 20, 96 << 20, Duration.ofSeconds(5)));

  /// Memory outside the Java heap.
  ///
  /// @param blockCacheBytes cache of data, index and filter blocks
  /// @param writeBufferBytes size at which a write buffer is written out as a table
  /// @param writeBuffers write buffers at most; writing stalls when all wait to be written out
  public record Memory(long blockCacheBytes, long writeBufferBytes, int writeBuffers) {}

  /// Files and the threads that look after them.
  ///
  /// @param openFiles tables held open at most
  /// @param backgroundThreads threads that write out and merge tables
  /// @param bloomBitsPerKey bits of the Bloom filter for each key; 10 lets 1 % of misses through
  /// @param walBytes total size of the write-ahead log at which buffers are written out early
  public record Files(int openFiles, int backgroundThreads, int bloomBitsPerKey, long walBytes) {}

  /// The committer.
  ///
  /// @param queueRequests commits that may wait
  /// @param groupRequests commits that share one sync at most
  /// @param groupBytes bytes after which a group takes no further commit
  /// @param batchBytes bytes of one commit at most; a larger one is refused
  /// @param busyAfter how long a caller waits for room in the queue before it is refused
  public record Commits(
      int queueRequests, int groupRequests, long groupBytes, long batchBytes, Duration busyAfter) {}
}
