package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PageRoomTest {
  private static PageRoom room(Duration waitMax) {
    return new PageRoom(400, 100, waitMax);
  }

  @Test
  void refusesWhatDoesNotFit() {
    var room = room(Duration.ZERO);
    for (String account : new String[] {"a", "b", "c", "d"}) {
      room.take(account);
    }
    assertThat(room.held()).isEqualTo(400);
    assertThatThrownBy(() -> room.take("e"))
        .isInstanceOfSatisfying(
            TaxiiRefusal.class,
            refusal -> {
              assertThat(refusal.error().status()).isEqualTo(503);
              assertThat(refusal.headers()).containsKey("Retry-After");
            });
    assertThat(room.held()).isEqualTo(400);
  }

  @Test
  void leavesRoomForOthersThanTheOneThatHoldsMost() {
    var room = room(Duration.ZERO);
    room.take("greedy");
    assertThatThrownBy(() -> room.take("greedy")).isInstanceOf(TaxiiRefusal.class);
    try (var _ = room.take("other")) {
      assertThat(room.held()).isEqualTo(200);
    }
    assertThat(room.held()).isEqualTo(100);
  }

  @Test
  void givesBackWhatAPageDoesNotNeed() {
    var room = room(Duration.ZERO);
    try (var place = room.take("a")) {
      place.shrink(7);
      assertThat(room.held()).isEqualTo(7);
      place.shrink(50);
      assertThat(room.held()).as("never more than was taken").isEqualTo(7);
    }
    assertThat(room.held()).isZero();
  }

  @Test
  void takesAPlaceAheadOnlyWhereOneIsFree() {
    var room = new PageRoom(800, 100, Duration.ZERO);
    try (var _ = room.take("a");
        var ahead = room.takeIfFree("a").orElseThrow()) {
      assertThat(room.held()).isEqualTo(200);
      assertThat(room.takeIfFree("a")).as("more than the account may hold").isEmpty();
      ahead.shrink(0);
      assertThat(room.takeIfFree("a")).isPresent();
    }
  }

  @Test
  void onePageAlwaysFits() {
    var room = new PageRoom(1, 100, Duration.ZERO);
    try (var _ = room.take("a")) {
      assertThat(room.held()).isEqualTo(100);
    }
  }

  @Test
  void waitsForAPlaceThatGetsFree() throws Exception {
    var room = room(Duration.ofMinutes(1));
    var first = room.take("a");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var second = threads.submit(() -> room.take("a"));
      first.close();
      second.get().close();
    }
    assertThat(room.held()).isZero();
  }
}
