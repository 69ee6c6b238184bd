package dev.tocsin.node.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Role;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private static final Caller.Person LEV = new Caller.Person("lev", Role.DUTY);
  private static final Caller.Person MIRA = new Caller.Person("mira", Role.LIAISON);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Instant now = Instant.parse("2031-11-20T19:05:00Z");
  private final Sessions sessions = new Sessions(() -> now, new SecureRandom());

  private void pass(Duration time) {
    now = now.plus(time);
  }

  @Test
  void knowsWhoseTokenItIs() {
    var token = sessions.begin(LEV);
    assertThat(sessions.use(token)).contains(LEV);
    assertThat(sessions.use(token.toLowerCase(java.util.Locale.ROOT) + "x")).isEmpty();
    assertThat(sessions.use("")).isEmpty();
  }

  @Test
  void everyTokenIsNewAndHas256Bits() {
    assertThat(sessions.begin(LEV)).isNotEqualTo(sessions.begin(LEV)).hasSize(43);
  }

  @Test
  void endsWhenNobodyUsedItForHalfAnHour() {
    var token = sessions.begin(LEV);
    pass(Sessions.IDLE_MAX.minus(MINUTE));
    assertThat(sessions.use(token)).isPresent();
    pass(Sessions.IDLE_MAX.minus(MINUTE));
    assertThat(sessions.use(token)).isPresent();
    pass(Sessions.IDLE_MAX);
    assertThat(sessions.use(token)).isEmpty();
  }

  @Test
  void lookingDoesNotKeepItAlive() {
    var token = sessions.begin(LEV);
    pass(Sessions.IDLE_MAX.minus(MINUTE));
    assertThat(sessions.look(token)).isPresent();
    pass(MINUTE);
    assertThat(sessions.look(token)).isEmpty();
  }

  @Test
  void endsAfterTwelveHoursHoweverItIsUsed() {
    var token = sessions.begin(LEV);
    var begun = now;
    while (now.isBefore(begun.plus(Sessions.LIFE_MAX).minus(MINUTE))) {
      assertThat(sessions.use(token)).isPresent();
      pass(MINUTE);
    }
    pass(MINUTE);
    assertThat(sessions.use(token)).isEmpty();
  }

  @Test
  void endingAllSparesOtherAccounts() {
    var first = sessions.begin(LEV);
    var second = sessions.begin(LEV);
    var other = sessions.begin(MIRA);
    sessions.endAll("lev");
    assertThat(sessions.use(first)).isEmpty();
    assertThat(sessions.use(second)).isEmpty();
    assertThat(sessions.use(other)).contains(MIRA);
  }

  @Test
  void theFirstGivesWayWhenThereAreTooMany() {
    var first = sessions.begin(LEV);
    var second = sessions.begin(LEV);
    for (int i = 1; i < Sessions.SESSIONS_MAX; i++) {
      sessions.begin(MIRA);
    }
    assertThat(sessions.use(first)).isEmpty();
    assertThat(sessions.use(second)).isPresent();
  }

  @Test
  void theFormTokenIsNotTheTokenAndDiffersBySession() {
    var first = sessions.begin(LEV);
    var second = sessions.begin(LEV);
    assertThat(Sessions.formToken(first))
        .isNotEqualTo(first)
        .isNotEqualTo(Sessions.formToken(second))
        .isEqualTo(Sessions.formToken(first));
  }

  @Test
  void theLimitsAreThoseThatTheDocumentsName() {
    assertThat(Sessions.IDLE_MAX).isEqualTo(Duration.ofMinutes(30));
    assertThat(Sessions.LIFE_MAX).isEqualTo(Duration.ofHours(12));
  }
}
