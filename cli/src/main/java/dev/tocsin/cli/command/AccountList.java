package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.cli.terminal.Times;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists accounts.
@Command(name = "list", description = "List accounts.")
public final class AccountList implements Callable<Integer> {
  @Mixin NodeOptions node = new NodeOptions();

  private final Terminal terminal;

  public AccountList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (var client = node.open(terminal)) {
      var answer = client.json(Call.get("accounts"));
      if (node.json) {
        terminal.json(answer);
        return ExitCode.DONE.code();
      }
      var times = new Times(terminal.look().zone());
      var table = new Table(List.of("NAME", "ROLE", "STATE", "CREATED", "ATTRIBUTES"), 40);
      for (var account : Rows.of(answer)) {
        table.row(
            account.string("name"),
            account.string("role"),
            account.booleanValue("disabled") ? "disabled" : "active",
            account.optionalInstant("created").map(times::text).orElse(""),
            attributes(account.strings("attributes")));
      }
      table.print(terminal);
      return ExitCode.DONE.code();
    }
  }

  /// The level first, since the end of a line may be cut.
  private static String attributes(List<String> attributes) {
    return attributes.stream()
        .sorted(Comparator.comparing(attribute -> !attribute.startsWith("tlp.")))
        .collect(Collectors.joining(" "));
  }
}
