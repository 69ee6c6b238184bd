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
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Two nodes, one warning, a proof.
@Command(
    name = "demo",
    description = {
      "Show a warning from one organisation to another, with proof.",
      "Starts two nodes of invented services, enrols them with each other, sends a warning,",
      "waits until a person acknowledges it in the receiver's console, however long that",
      "takes, and checks the evidence offline. Ctrl-C or SIGTERM ends it at any moment."
    })
public final class Demo implements Callable<Integer> {
  private static final Duration STEP_MAX = Duration.ofSeconds(60);

  /// Nobody waits longer than this for a person.
  private static final Duration PERSON_MAX = Duration.ofDays(1);

  @Option(names = "--auto", description = "Acknowledge by itself, as the invented officer.")
  boolean auto;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Where the nodes' data and the evidence go; otherwise a new temporary folder.")
  Optional<Path> keep = Optional.empty();

  @Option(
      names = "--json",
      description = "Answer in JSON, for programs, when all is done; the story goes to stderr.")
  boolean json;

  private final Terminal answers;
  private Terminal terminal;

  public Demo(Terminal terminal) {
    this.answers = terminal;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    terminal = json ? answers.aside() : answers;
    var folder = keep.isPresent() ? keep.orElseThrow() : Files.createTempDirectory("tocsin-demo-");
    Files.createDirectories(folder);
    var running = new Running(folder);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(running::interrupt));
    try {
      var nodes =
          new Progress(terminal)
              .during("starting two nodes", () -> running.with(DemoNodes.start(folder)));
      return story(nodes, folder).code();
    } catch (RuntimeException e) {
      if (running.interrupted()) {
        // The nodes were stopped under the step that failed; the process is ending already.
        return ExitCode.DONE.code();
      }
      throw e;
    } finally {
      running.close();
    }
  }

  /// The nodes, stopped once and in order, whether the story ends or Ctrl-C comes at any step of
  /// it.
  private final class Running {
    private final Path folder;
    private final AtomicReference<Optional<DemoNodes>> nodes =
        new AtomicReference<>(Optional.empty());
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile boolean interrupted;

    Running(Path folder) {
      this.folder = folder;
    }

    DemoNodes with(DemoNodes started) {
      nodes.set(Optional.of(started));
      return started;
    }

    boolean interrupted() {
      return interrupted;
    }

    void close() {
      over.set(true);
      nodes.getAndSet(Optional.empty()).ifPresent(DemoNodes::close);
    }

    void interrupt() {
      if (over.get()) {
        return;
      }
      interrupted = true;
      close();
      terminal.tell("");
      terminal.tell(
          "The demonstration was ended. Its data is in " + folder + "; delete it freely.");
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
    history(awaitReceipt(nodes, id));
    terminal.heading("4  What the duty desk at Harbour Shield sees");
    show(nodes, id);
    terminal.heading("5  A named officer answers");
    answer(nodes, id);
    var answered = awaitAnswer(nodes, id);
    history(answered);
    answered.answer().ifPresent(this::say);
    terminal.heading("6  The evidence, checked offline");
    return prove(nodes, id, folder);
  }

  private void started(DemoNodes.Service service) {
    var self = service.node().keyring().self();
    terminal.say("   " + service.organisation() + ", node " + self.brief());
    terminal.say("     console   " + service.console());
    for (var login : service.people()) {
      terminal.say(
          "     log in as "
              + padded(login.person().name(), 8)
              + padded(login.password(), 21)
              + "("
              + login.person().role().words()
              + ")");
    }
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
    return watch.warn(DemoNodes.SHIELD, draft);
  }

  private static WarningLine sent(DemoNodes nodes, StatementId id) {
    var watch = nodes.watch();
    return watch.node().desk().statement(watch.officer(), id.toString()).line();
  }

  private static WarningLine awaitReceipt(DemoNodes nodes, StatementId id) {
    DemoNodes.await("the receipt", STEP_MAX, () -> sent(nodes, id).state().equals("received"));
    return sent(nodes, id);
  }

  private void history(WarningLine line) {
    var times = new Times(terminal.look().zone());
    for (var moment : line.history()) {
      terminal.say("   " + padded(moment.state(), 15) + times.text(moment.at()));
    }
  }

  private void say(WarningLine.Answer answer) {
    String note = answer.note().isBlank() ? "" : ": " + answer.note();
    terminal.good("   " + answer.by() + " " + answer.decision().words() + note);
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
    var shield = nodes.shield();
    if (auto) {
      shield
          .node()
          .desk()
          .decide(
              shield.officer(), id.toString(), Decision.WILL_ACT, "Two teams are on their way.");
      return;
    }
    var login = shield.people().getLast();
    terminal.say("   Now it is your turn. Open the warning in a browser and answer it:");
    terminal.say("     " + shield.address().resolve("/console/warnings/" + id));
    terminal.say("     name      " + login.person().name());
    terminal.say("     password  " + login.password());
    terminal.say("   This goes on as soon as your answer is home. Ctrl-C ends it.");
  }

  /// A spinner where there is a terminal; otherwise the hint above must do.
  private WarningLine awaitAnswer(DemoNodes nodes, StatementId id) {
    var limit = auto ? STEP_MAX : PERSON_MAX;
    return new Progress(terminal)
        .during(
            "waiting for the answer",
            () -> {
              DemoNodes.await("the answer", limit, () -> sent(nodes, id).answer().isPresent());
              return sent(nodes, id);
            });
  }

  private ExitCode prove(DemoNodes nodes, StatementId id, Path folder) {
    DemoNodes.await(
        "the partner's cosignature",
        STEP_MAX,
        () -> sent(nodes, id).evidence() == WarningLine.Evidence.COMPLETE);
    var watch = nodes.watch();
    var file = watch.node().desk().evidence(watch.officer(), id.toString(), true);
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
    if (json) {
      answers.json(result(nodes, id, path, verdict));
    }
    return verdict instanceof Verdict.Proven ? ExitCode.DONE : ExitCode.NO;
  }

  private static JsonObject result(
      DemoNodes nodes, StatementId id, Path evidence, Verdict verdict) {
    var services =
        Stream.of(nodes.watch(), nodes.shield())
            .<JsonValue>map(service ->
                JsonObject.builder()
                    .put("organisation", service.organisation())
                    .put("node", service.node().keyring().self().value())
                    .build())
            .toList();
    return JsonObject.builder()
        .put("nodes", new JsonArray(services))
        .put("warning", id.toString())
        .put("state", sent(nodes, id).state())
        .put("evidence", evidence.toString())
        .put("check", VerdictText.json(verdict))
        .build();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
