package dev.tocsin.node.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
  private static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(8, 1, 1);

  private final SecureRandom random = new SecureRandom();

  @Test
  void fitsItsOwnPasswordAloneHoweverItIsTyped() {
    var hash = PasswordHash.of("h\u00e4rbour", CHEAP, random);

    assertThat(hash.matches("h\u00e4rbour")).isTrue();
    assertThat(hash.matches("ha\u0308rbour")).isTrue();
    assertThat(hash.matches("harbour")).isFalse();
    assertThat(PasswordHash.of("h\u00e4rbour", CHEAP, random).value()).isNotEqualTo(hash.value());
  }

  @Test
  void whatNobodyHasCostsAsMuchAndFitsNothing() {
    var nobody = PasswordHash.ofNobody(CHEAP, random);
    var somebody = PasswordHash.of("", CHEAP, random);

    assertThat(nobody.matches("")).isFalse();
    assertThat(nobody.cost()).isEqualTo(somebody.cost());
    assertThat(nobody.salt().size()).isEqualTo(somebody.salt().size());
    assertThat(nobody.value().size()).isEqualTo(somebody.value().size());
    assertThat(PasswordHash.ofNobody(CHEAP, random).value()).isNotEqualTo(nobody.value());
  }
}
