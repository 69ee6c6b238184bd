package dev.tocsin.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.Tocsin;
import dev.tocsin.cli.terminal.Look;
import dev.tocsin.cli.terminal.Prompt;
import dev.tocsin.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCheckTest {
  private static final String POLICY =
      """
      version: 1
      organisation: north
      unmarked: withhold
      partners:
        south: {ceiling: amber}
      tests:
        - name: amber goes south
          given: [{tlp: amber}]
          partner: south
          expect: permit
      """;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(String policy) throws IOException {
    var file = Files.writeString(folder.resolve("policy.yaml"), policy);
    var terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
            Prompt.absent(),
            new Look(false, false, ZoneOffset.UTC),
            Map.of());
    return Tocsin.run(terminal, "policy", "test", file.toString());
  }

  @Test
  void acceptsAPolicyThatPassesItsTests() throws IOException {
    assertThat(run(POLICY)).isZero();
    assertThat(out.toString(UTF_8)).contains("policy.yaml: accepted; 1 tests, version ");
  }

  @Test
  void saysWhichTestFailsAndWhy() throws IOException {
    assertThat(run(POLICY.replace("tlp: amber", "tlp: red"))).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .contains("Test failed: amber goes south")
        .contains("it is withheld by the rule audience.ceiling.");
  }

  @Test
  void saysWhereAFileIsWrong() throws IOException {
    assertThat(run(POLICY.replace("partner: south", "partner: sooth"))).isEqualTo(2);
    assertThat(out.toString(UTF_8)).contains("Line 9, column 14: Expected an organisation");
  }
}
