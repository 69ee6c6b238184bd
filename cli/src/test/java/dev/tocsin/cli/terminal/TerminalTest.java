package dev.tocsin.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final String HOSTILE = "a\u001b[31m\u202eb\u200b\r\nnext\u0007";

  @Test
  void everyWayOutMakesTextSafe() {
    var screen = Screen.plain();
    screen.terminal().say(HOSTILE);
    screen.terminal().heading(HOSTILE);
    screen.terminal().good(HOSTILE);
    screen.terminal().bad(HOSTILE);
    screen.terminal().tell(HOSTILE);
    assertThat(screen.out() + screen.err())
        .doesNotContain("\u001b", "\u202e", "\u200b", "\u0007", "\r")
        .contains("⟦U+001B⟧[31m⟦U+202E⟧b⟦U+200B⟧\nnext");
  }

  @Test
  void coloursAreForTerminalsOnly() {
    var plain = Screen.plain();
    plain.terminal().good("fine");
    assertThat(plain.out()).isEqualTo("fine\n");
    var colour = Screen.of(new Look(true, false, ZoneOffset.UTC));
    colour.terminal().good("fine");
    assertThat(colour.out()).isEqualTo("\u001b[32mfine\u001b[0m\n");
  }

  @Test
  void jsonIsTheSameValueAndHarmlessToATerminal() {
    var screen = Screen.plain();
    var value = JsonObject.builder().put("text", HOSTILE).build();
    screen.terminal().json(value);
    assertThat(screen.out()).doesNotContain("\u001b", "\u202e", "\u200b", "\u0007");
    byte[] bytes = screen.out().getBytes(StandardCharsets.UTF_8);
    assertThat(Json.parse(bytes, JsonLimits.STATEMENT)).isEqualTo(value);
  }

  @Test
  void blankVariablesAreAbsent() {
    var terminal = Screen.plain().terminal();
    assertThat(terminal.variable("SET")).hasValue("value");
    assertThat(terminal.variable("BLANK")).isEmpty();
    assertThat(terminal.variable("ABSENT")).isEmpty();
  }
}
