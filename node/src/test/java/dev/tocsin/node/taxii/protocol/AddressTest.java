package dev.tocsin.node.taxii.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  private static final Address.Collection ALERTS = new Address.Collection("main", "alerts");

  static Stream<Arguments> addresses() {
    return Stream.of(
        Arguments.of("/taxii2/", new Address.Discovery()),
        Arguments.of("/taxii2/main/", new Address.Root("main")),
        Arguments.of("/taxii2/main/markings/", new Address.Markings("main")),
        Arguments.of("/taxii2/main/status/7/", new Address.Status("main", "7")),
        Arguments.of("/taxii2/main/collections/", new Address.Collections("main")),
        Arguments.of("/taxii2/main/collections/alerts/", ALERTS),
        Arguments.of("/taxii2/main/collections/alerts/manifest/", new Address.Manifest(ALERTS)),
        Arguments.of("/taxii2/main/collections/alerts/objects/", new Address.Objects(ALERTS)),
        Arguments.of(
            "/taxii2/main/collections/alerts/withdrawals/", new Address.Withdrawals(ALERTS)),
        Arguments.of(
            "/taxii2/main/collections/alerts/objects/tool--1/",
            new Address.OneObject(ALERTS, "tool--1")),
        Arguments.of(
            "/taxii2/main/collections/alerts/objects/tool--1/versions/",
            new Address.Versions(ALERTS, "tool--1")));
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void readsEveryResourceWithAnySlashes(String path, Address address) {
    assertThat(Address.parse(path)).contains(address);
    assertThat(Address.parse(path.substring(0, path.length() - 1))).contains(address);
    assertThat(Address.parse(path.replace("/", "///"))).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "taxii2/",
        "/",
        "/taxii",
        "/TAXII2/",
        "/taxii2/main/other/",
        "/taxii2/main/status/",
        "/taxii2/main/markings/x/",
        "/taxii2/main/collections/alerts/other/",
        "/taxii2/main/collections/alerts/manifest/x/",
        "/taxii2/main/collections/alerts/objects/tool--1/other/",
        "/taxii2/main/collections/alerts/objects/tool--1/versions/x/",
        "/taxii2/../api/",
        "/taxii2/./main/",
        "/taxii2/main%2Fcollections/",
        "/taxii2/main;x=1/",
        "/taxii2/main\\collections/",
        "/taxii2/ma\u0000in/",
      })
  void knowsNoOtherPath(String path) {
    assertThat(Address.parse(path)).isEmpty();
  }

  @Test
  void readsNoEndlessPath() {
    assertThat(Address.parse("/taxii2" + "/".repeat(1_017))).contains(new Address.Discovery());
    assertThat(Address.parse("/taxii2" + "/".repeat(1_018))).isEmpty();
  }
}
