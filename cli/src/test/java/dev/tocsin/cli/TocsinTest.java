package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.terminal.Look;
import dev.tocsin.cli.terminal.Prompt;
import dev.tocsin.cli.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The command tree: help, usage errors, completion, and the guide's page.
class TocsinTest {
  private static final int WIDTH = 80;

  /// Have pages of their own, or none.
  private static final Set<String> ELSEWHERE = Set.of("stix", "help");

  // To make it takes a third of a second; it is only looked at.
  private static final CommandLine TREE = root();

  private static CommandLine root() {
    var silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var look = new Look(false, false, ZoneOffset.UTC);
    return Tocsin.commandLine(new Terminal(silent, silent, Prompt.absent(), look, Map.of()));
  }

  /// Names of all commands that do something, such as `partner invite`.
  private static Set<String> commands() {
    var names = new TreeSet<String>();
    collect("", TREE, names);
    return names;
  }

  private static void collect(String prefix, CommandLine line, Set<String> names) {
    line.getSubcommands()
        .forEach((name, each) -> {
          if (each.getSubcommands().isEmpty()) {
            names.add(prefix + name);
          } else {
            collect(prefix + name + " ", each, names);
          }
        });
  }

  private static Set<String> options(String command) {
    var line = TREE;
    for (var word : command.split(" ", -1)) {
      line = Optional.ofNullable(line.getSubcommands().get(word)).orElseThrow();
    }
    return line.getCommandSpec().optionsMap().keySet();
  }

  private static boolean elsewhere(String command) {
    return ELSEWHERE.contains(command.split(" ", 2)[0]);
  }

  @Test
  void everyCommandHasHelpThatFitsATerminal() {
    for (var command : commands()) {
      var words = new ArrayList<>(List.of(command.split(" ", -1)));
      words.add("--help");
      var done = Shell.plain().run(words.toArray(String[]::new));
      assertThat(done.exit()).as(command).isZero();
      assertThat(done.out()).as(command).contains("Usage: tocsin " + command + " ");
      assertThat(done.out().lines()).as(command).allMatch(line -> line.length() <= WIDTH);
    }
  }

  @Test
  void everyCommandThatAsksANodeCanAnswerInJson() {
    for (var command : commands()) {
      var options = options(command);
      if (options.contains("--data") && !elsewhere(command)) {
        assertThat(options).as(command).contains("--json");
        assertThat(JsonShapes.read().commands()).containsKey(command);
      }
    }
  }

  @Test
  void noOptionTakesAPassword() {
    for (var command : commands()) {
      var options = options(command);
      assertThat(options).as(command).isNotEmpty().doesNotContain("--password");
    }
  }

  @Test
  void wrongUsageSaysWhereHelpIs() {
    var unknown = Shell.plain().run("ring");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("Try: tocsin --help");
    var missing = Shell.plain().run("warn", "file");
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains("--to").contains("Try: tocsin warn --help");
    var wrong = Shell.plain().run("ack", "abcd", "--as", "lev", "--decision", "perhaps");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("will-act");
  }

  @Test
  void aFileThatIsNoEvidenceIsRefused(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("no.zip"), "no zip");
    var done = Shell.plain().run("verify", file.toString());
    assertThat(done.exit()).isEqualTo(1);
    assertThat(done.out()).startsWith("NOT PROVEN\n");
    var trust = Shell.plain().run("verify", file.toString(), "--trust", "nobody");
    assertThat(trust.exit()).isEqualTo(2);
  }

  @Test
  void theCompletionScriptIsBash(@TempDir Path folder) throws IOException, InterruptedException {
    var done = Shell.plain().run("completion");
    assertThat(done.exit()).isZero();
    var script = Files.writeString(folder.resolve("completion"), done.out());
    var bash = new ProcessBuilder("bash", "-n", script.toString()).redirectErrorStream(true);
    var process = bash.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    for (var command : commands()) {
      assertThat(done.out()).contains("_" + command.replace(' ', '_'));
    }
  }

  @Test
  void theGuideNamesEveryCommandAndNoOther() throws IOException {
    String guide = Files.readString(JsonShapes.guide());
    var commands = commands();
    for (var command : commands) {
      if (!elsewhere(command)) {
        assertThat(guide).contains("tocsin " + command);
      }
    }
    var mention = Pattern.compile("tocsin ((?:[a-z]+ )?[a-z]+)").matcher(code(guide));
    int mentions = 0;
    while (mention.find()) {
      String named = mention.group(1);
      assertThat(commands)
          .as(named)
          .anyMatch(command ->
              elsewhere(named)
                  || named.equals(command)
                  || named.startsWith(command + " ")
                  || command.startsWith(named + " "));
      mentions++;
    }
    assertThat(mentions).isGreaterThan(20);
  }

  /// What stands in code, in lines or blocks.
  private static String code(String guide) {
    var code = new StringBuilder();
    var pieces =
        Pattern.compile("```[a-z]*\\n(.*?)```|`([^`\\n]+)`", Pattern.DOTALL).matcher(guide);
    while (pieces.find()) {
      code.append(pieces.group()).append('\n');
    }
    return code.toString();
  }
}
