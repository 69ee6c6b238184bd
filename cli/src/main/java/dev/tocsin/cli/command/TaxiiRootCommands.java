package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What belongs to API roots.
@Command(name = "root", description = "Keep the API roots of this node.")
public final class TaxiiRootCommands {
  private final Terminal terminal;

  public TaxiiRootCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  @Command(name = "list", description = "List API roots.")
  public int list(@Mixin NodeOptions node) {
    return new TaxiiAnswer(terminal, node)
        .shown(
            Call.get("taxii", "roots"),
            answer -> {
              var table = new Table(List.of("NAME", "TITLE"), 40);
              Rows.of(answer).forEach(row -> table.row(row.string("name"), row.string("title")));
              table.print(terminal);
            });
  }

  @Command(name = "add", description = "Add an API root.")
  public int add(
      @Parameters(index = "0", paramLabel = "NAME", description = "Its step in addresses.")
          String name,
      @Option(names = "--title", required = true, paramLabel = "TEXT", description = "Its title.")
          String title,
      @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
          Optional<String> description,
      @Mixin NodeOptions node) {
    var body = JsonObject.builder().put("name", name).put("title", title);
    description.ifPresent(text -> body.put("description", text));
    return new TaxiiAnswer(terminal, node)
        .changed(
            Call.post("taxii", "roots").with(body.build()), "The API root " + name + " is added.");
  }

  @Command(name = "change", description = "Change an API root; what is not said stays.")
  public int change(
      @Parameters(index = "0", paramLabel = "NAME", description = "Its name.") String name,
      @Option(names = "--title", paramLabel = "TEXT", description = "Its title.")
          Optional<String> title,
      @Option(
              names = "--description",
              paramLabel = "TEXT",
              description = "What it is for; empty for none.")
          Optional<String> description,
      @Mixin NodeOptions node) {
    var body = JsonObject.builder();
    title.ifPresent(text -> body.put("title", text));
    description.ifPresent(text -> body.put("description", text));
    return new TaxiiAnswer(terminal, node)
        .changed(
            Call.post("taxii", "roots", name, "change").with(body.build()),
            "The API root " + name + " is changed.");
  }

  @Command(name = "remove", description = "Remove an API root that has no collections.")
  public int remove(
      @Parameters(index = "0", paramLabel = "NAME", description = "Its name.") String name,
      @Mixin NodeOptions node) {
    return new TaxiiAnswer(terminal, node)
        .removed(Call.post("taxii", "roots", name, "remove"), name);
  }
}
