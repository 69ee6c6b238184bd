package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.cli.terminal.Times;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.exchange.evidence.EvidenceVerifier;
import dev.tocsin.exchange.evidence.Verdict;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.StatementView;
import dev.tocsin.node.desk.WarningLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Two nodes, one warning, a proof.
@Command(
    name = "demo",
    description = {
      "Show a warning from one organisation to another, with proof.",
      "Starts two nodes of invented services, enrols them with each other, sends a warning,",
      "waits for a person to acknowledge it, and checks the evidence offline."
    })
public final class Demo implements Callable<Integer> {
  private static final Duration STEP_MAX = Duration.ofSeconds(30);

  @Option(names = "--auto", description = "Acknowledge by itself, as the invented officer.")
  boolean auto;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Where the nodes' data and the evidence go; otherwise a new temporary folder.")
  Optional<Path> keep = Optional.empty();

  private final Terminal terminal;

  public Demo(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    var folder = keep.isPresent() ? keep.orElseThrow() : Files.createTempDirectory("tocsin-demo-");
    Files.createDirectories(folder);
    try (var nodes =
        new Progress(terminal).during("starting two nodes", () -> DemoNodes.start(folder))) {
      // Ctrl-C must end both nodes in order, whatever step is under way.
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(nodes::close));
      return story(nodes, folder).code();
    }
  }

  private ExitCode story(DemoNodes nodes, Path folder) {
    terminal.heading("1  Two nodes of invented services");
    started(nodes.watch());
    started(nodes.shield());
    terminal.heading("2  Enrolment: both sides show the same number");
    String number = nodes.invite();
    terminal.say("   " + number);
    terminal.say("   Two people on each side compare it by telephone and confirm it.");
    nodes.confirm(number);
    terminal.good("   Both agreements are signed and receipted.");
    terminal.heading("3  Meridian Watch warns Harbour Shield");
    var id = warn(nodes);
    var received = awaitState(nodes, id, "received");
    history(received);
    terminal.heading("4  What the duty desk at Harbour Shield sees");
    show(nodes, id);
    terminal.heading("5  A named officer answers");
    answer(nodes, id);
    history(awaitState(nodes, id, "acknowledged"));
    terminal.heading("6  The evidence, checked offline");
    return prove(nodes, id, folder);
  }

  private void started(DemoNodes.Service service) {
    var self = service.node().keyring().self();
    terminal.say(
        "   " + service.organisation() + " at " + service.address() + ", node " + self.brief());
  }

  private static StatementId warn(DemoNodes nodes) {
    var draft =
        new Draft(
            DemoNodes.sampleWarning(),
            Optional.empty(),
            Precedence.IMMEDIATE,
            false,
            Optional.empty());
    var watch = nodes.watch();
    return watch.node().desk().release(watch.officer(), DemoNodes.SHIELD, draft);
  }

  private static WarningLine awaitState(DemoNodes nodes, StatementId id, String state) {
    var watch = nodes.watch();
    var desk = watch.node().desk();
    DemoNodes.await(
        "the state " + state,
        STEP_MAX,
        () -> desk.statement(watch.officer(), id.toString()).line().state().equals(state));
    return desk.statement(watch.officer(), id.toString()).line();
  }

  private void history(WarningLine line) {
    var times = new Times(terminal.look().zone());
    for (var moment : line.history()) {
      terminal.say("   " + padded(moment.state()) + times.text(moment.at()));
    }
  }

  private void show(DemoNodes nodes, StatementId id) {
    var shield = nodes.shield();
    var view = shield.node().desk().statement(shield.officer(), id.toString());
    terminal.say("   " + view.line().title());
    view.line().tlp().ifPresent(tlp -> terminal.say("   " + tlp.label()));
    for (var object : view.objects()) {
      terminal.say("   - " + object.kind() + ": " + object.title() + detail(object));
    }
  }

  private static String detail(StatementView.ObjectView object) {
    int others = object.lines().size();
    return others == 0 ? "" : " (" + others + " details)";
  }

  private void answer(DemoNodes nodes, StatementId id) {
    if (!auto) {
      terminal
          .prompt()
          .line("   You are Lev at Harbour Shield. Press Enter to answer that you will act");
    }
    var shield = nodes.shield();
    shield
        .node()
        .desk()
        .decide(shield.officer(), id.toString(), Decision.WILL_ACT, "Two teams are on their way.");
  }

  private ExitCode prove(DemoNodes nodes, StatementId id, Path folder) {
    var watch = nodes.watch();
    var desk = watch.node().desk();
    DemoNodes.await(
        "the partner's cosignature",
        STEP_MAX,
        () ->
            desk.statement(watch.officer(), id.toString()).line().evidence()
                == WarningLine.Evidence.COMPLETE);
    var file = desk.evidence(watch.officer(), id.toString(), true);
    var path = folder.resolve(file.name());
    try {
      Files.write(path, file.bytes().toArray());
    } catch (IOException e) {
      throw new UncheckedIOException("the evidence cannot be written to " + path, e);
    }
    var known = Set.of(watch.node().keyring().self(), nodes.shield().node().keyring().self());
    var verdict = EvidenceVerifier.verify(file.bytes(), known);
    VerdictText.print(terminal, verdict);
    terminal.say("");
    terminal.say("Anyone can check it again, without either node:");
    terminal.say("  ./tocsin verify " + path);
    return verdict instanceof Verdict.Proven ? ExitCode.DONE : ExitCode.NO;
  }

  private static String padded(String state) {
    return state + " ".repeat(Math.max(1, 15 - state.length()));
  }
}
