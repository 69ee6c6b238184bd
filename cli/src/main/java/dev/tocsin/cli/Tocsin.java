package dev.tocsin.cli;

import dev.tocsin.cli.command.AccountCommands;
import dev.tocsin.cli.command.Ack;
import dev.tocsin.cli.command.AnswerRequest;
import dev.tocsin.cli.command.Approve;
import dev.tocsin.cli.command.CarryCommands;
import dev.tocsin.cli.command.Clear;
import dev.tocsin.cli.command.Completion;
import dev.tocsin.cli.command.Demo;
import dev.tocsin.cli.command.DraftWrite;
import dev.tocsin.cli.command.Drafts;
import dev.tocsin.cli.command.Evidence;
import dev.tocsin.cli.command.Forward;
import dev.tocsin.cli.command.Inbox;
import dev.tocsin.cli.command.Init;
import dev.tocsin.cli.command.Outbox;
import dev.tocsin.cli.command.PartnerCommands;
import dev.tocsin.cli.command.PolicyCommands;
import dev.tocsin.cli.command.Preview;
import dev.tocsin.cli.command.Release;
import dev.tocsin.cli.command.Review;
import dev.tocsin.cli.command.Search;
import dev.tocsin.cli.command.Serve;
import dev.tocsin.cli.command.Show;
import dev.tocsin.cli.command.Status;
import dev.tocsin.cli.command.StixCommands;
import dev.tocsin.cli.command.TaxiiCommands;
import dev.tocsin.cli.command.Verify;
import dev.tocsin.cli.command.Warn;
import dev.tocsin.cli.command.Withdraw;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/// The command tree.
@Command(
    name = "tocsin",
    mixinStandardHelpOptions = true,
    versionProvider = Tocsin.Version.class,
    scope = CommandLine.ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    description = "Carries threat warnings between organisations, with proof of delivery.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  done",
      "  1  the answer is no: a proof fails, or a policy or partner refuses",
      "  2  wrong usage or input",
      "  3  the node cannot be reached, or cannot run as things are",
      "  4  a fault inside"
    },
    subcommands = {
      Init.class,
      Serve.class,
      Status.class,
      PartnerCommands.class,
      DraftWrite.class,
      Drafts.class,
      Preview.class,
      Approve.class,
      Clear.class,
      Release.class,
      Review.class,
      Withdraw.class,
      Warn.class,
      Inbox.class,
      Outbox.class,
      Search.class,
      Show.class,
      Ack.class,
      Forward.class,
      AnswerRequest.class,
      Evidence.class,
      Verify.class,
      StixCommands.class,
      PolicyCommands.class,
      CarryCommands.class,
      AccountCommands.class,
      TaxiiCommands.class,
      Demo.class,
      Completion.class,
      HelpCommand.class
    })
public final class Tocsin {

  /// Runs one command line.
  ///
  /// @return the exit code of the process
  public static int run(Terminal terminal, String... arguments) {
    return commandLine(terminal).execute(arguments);
  }

  static CommandLine commandLine(Terminal terminal) {
    var line = new CommandLine(Tocsin.class, new Parts(terminal));
    line.setOut(new PrintWriter(new Lines(terminal::say), true));
    line.setErr(new PrintWriter(new Lines(terminal::tell), true));
    line.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    line.setUsageHelpWidth(80);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((failure, _, _) -> failed(terminal, failure));
    line.setParameterExceptionHandler((failure, _) -> misused(terminal, failure));
    return line;
  }

  private static int failed(Terminal terminal, Exception failure) {
    if (failure instanceof CommandFailure known) {
      terminal.tell("tocsin: " + known.sentences());
      return known.exit().code();
    }
    if (failure instanceof ParameterException usage) {
      return misused(terminal, usage);
    }
    terminal.tell(
        "tocsin: a fault inside: " + failure + ". Set TOCSIN_TRACE=1 to see where, and report it.");
    if (terminal.variable("TOCSIN_TRACE").isPresent()) {
      var trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      terminal.tell(trace.toString());
    }
    return ExitCode.INTERNAL.code();
  }

  private static int misused(Terminal terminal, ParameterException failure) {
    String name = failure.getCommandLine().getCommandSpec().qualifiedName();
    terminal.tell("tocsin: " + failure.getMessage());
    terminal.tell("Try: " + name + " --help");
    return ExitCode.USAGE.code();
  }

  /// Makes commands, each with the terminal it asks for in its constructor.
  private record Parts(Terminal terminal) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type.getName().startsWith("dev.tocsin.")) {
        for (Constructor<?> constructor : type.getConstructors()) {
          if (constructor.getParameterCount() == 1) {
            return type.cast(constructor.newInstance(terminal));
          }
        }
      }
      return CommandLine.defaultFactory().create(type);
    }
  }

  /// The version from the jar; `development` outside one.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = Optional.ofNullable(Tocsin.class.getPackage().getImplementationVersion());
      return new String[] {"tocsin " + version.orElse("development")};
    }
  }
}
