package dev.tocsin.core.protocol;

final class Proving {
  private Proving() {}

  static void tiles(Change change, Event.TilesCame event) {
    change.state();
    event.link();
  }
}
