package dev.tocsin.testkit.sim;

import java.time.Duration;
import java.util.PriorityQueue;

/// Virtual time: what will happen, in the order of its time, and of its entry for the same time.
/// One thread.
final class Agenda {
  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long nowMicros;
  private long entered;

  private record Task(long atMicros, long number, Runnable work) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      int byTime = Long.compare(atMicros, other.atMicros);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  long nowMicros() {
    return nowMicros;
  }

  /// Enters something that happens after a delay; a negative delay counts as none.
  void after(long delayMicros, Runnable work) {
    tasks.add(new Task(nowMicros + Math.max(0, delayMicros), entered++, work));
  }

  void after(Duration delay, Runnable work) {
    after(micros(delay), work);
  }

  /// Lets everything happen that is due before some time, and moves the time there.
  void runUntil(long micros) {
    var task = tasks.peek();
    while (task != null && task.atMicros() <= micros) {
      run(tasks.remove());
      task = tasks.peek();
    }
    nowMicros = micros;
  }

  /// Lets the next thing happen if it is due before some time; moves the time there.
  ///
  /// @return false if nothing is due
  boolean runNext(long beforeMicros) {
    var task = tasks.peek();
    if (task == null || task.atMicros() > beforeMicros) {
      return false;
    }
    run(tasks.remove());
    return true;
  }

  private void run(Task task) {
    nowMicros = task.atMicros();
    task.work().run();
  }

  /// Microseconds, cut to what virtual time can hold.
  static long micros(Duration duration) {
    long most = Long.MAX_VALUE / 4_000_000;
    long seconds = Math.clamp(duration.toSeconds(), -most, most);
    return seconds * 1_000_000 + duration.toNanosPart() / 1_000;
  }
}
