package dev.tocsin.exchange.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "0.0.0.0",
        "0.1.2.3",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "fe80::1",
        "ff02::1",
        "::ffff:169.254.169.254",
        "64:ff9b::169.254.169.254",
        "::169.254.169.254"
      })
  void refusesLinkLocalMulticastAndUnspecifiedAlways(String address) throws UnknownHostException {
    assertThat(AddressRule.ANY_UNICAST.allows(InetAddress.getByName(address))).isFalse();
    assertThat(AddressRule.PUBLIC.allows(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "::1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::10.0.0.1"
      })
  void callsLoopbackAndPrivateOnlyWhenAllowed(String address) throws UnknownHostException {
    assertThat(AddressRule.ANY_UNICAST.allows(InetAddress.getByName(address))).isTrue();
    assertThat(AddressRule.PUBLIC.allows(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.7", "198.51.100.1", "2001:db8::1", "100.128.0.1"})
  void callsOthers(String address) throws UnknownHostException {
    assertThat(AddressRule.PUBLIC.allows(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void judgesWhatAHostResolvesTo() {
    assertThatThrownBy(() -> AddressRule.PUBLIC.resolve("127.0.0.1"))
        .isInstanceOf(UnknownHostException.class);
    assertThatThrownBy(() -> AddressRule.PUBLIC.resolve("2130706433"))
        .isInstanceOf(UnknownHostException.class);
  }
}
