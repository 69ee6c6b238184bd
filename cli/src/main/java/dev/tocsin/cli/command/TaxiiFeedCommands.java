package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What belongs to feeds.
@Command(name = "feed", description = "Follow collections of other servers into this node's.")
public final class TaxiiFeedCommands {
  private static final int SECRET_BYTES_MAX = 16 * 1024;
  private static final int PEM_BYTES_MAX = 64 * 1024;

  private final Terminal terminal;

  public TaxiiFeedCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  /// What a feed shows to the other server. Nothing secret stands in an argument.
  static final class Secret {
    @Option(
        names = "--feed-token-file",
        paramLabel = "FILE",
        description = "A file whose first line is a bearer token for the other server.")
    Optional<Path> token = Optional.empty();

    @Option(
        names = "--feed-user",
        paramLabel = "NAME",
        description = "A name there, where the other server wants name and password.")
    Optional<String> user = Optional.empty();

    @Option(
        names = "--feed-password-file",
        paramLabel = "FILE",
        description = "A file whose first line is the password there.")
    Optional<Path> password = Optional.empty();

    void into(JsonObject.Builder body) {
      if (user.isPresent() != password.isPresent() || (token.isPresent() && user.isPresent())) {
        throw CommandFailure.usage(
            "Give --feed-token-file, or --feed-user with --feed-password-file, or neither.");
      }
      token.ifPresent(file -> body.put("token", line(file)));
      user.ifPresent(name -> body.put("user", name));
      password.ifPresent(file -> body.put("password", line(file)));
    }

    private static String line(Path file) {
      return text(file, SECRET_BYTES_MAX).lines().findFirst().orElse("").strip();
    }
  }

  private static String text(Path file, int max) {
    return new String(NamedFile.bytes(file, max), StandardCharsets.UTF_8);
  }

  @Command(name = "list", description = "List feeds and how they go.")
  public int list(@Mixin NodeOptions node) {
    return new TaxiiAnswer(terminal, node)
        .shown(
            Call.get("taxii", "feeds"),
            answer -> {
              var table = new Table(List.of("NAME", "STATE", "TAKEN", "WAITING", "ADDRESS"), 60);
              var rows = Rows.of(answer);
              rows.forEach(row ->
                  table.row(
                      row.string("name"),
                      row.string("state"),
                      String.valueOf(row.longValue("taken")),
                      String.valueOf(row.longValue("waiting")),
                      row.string("address")));
              table.print(terminal);
              rows.forEach(row ->
                  row.optionalString("trouble")
                      .ifPresent(why -> terminal.tell(row.string("name") + ": " + why)));
            });
  }

  @Command(
      name = "add",
      description = {
        "Follow a collection of another server into one of this node's.",
        "Its objects come in as from an account feed.NAME, by the collection's rule."
      })
  public int add(
      @Parameters(index = "0", paramLabel = "NAME", description = "What to call it.") String name,
      @Parameters(index = "1", paramLabel = "URL", description = "The collection there.")
          String address,
      @Option(
              names = "--into",
              required = true,
              paramLabel = "COLLECTION",
              description = "The collection here, by its id or alias.")
          String collection,
      @Option(
              names = "--every",
              paramLabel = "SECONDS",
              defaultValue = "60",
              description = "How often to ask for what is new (${DEFAULT-VALUE}).")
          int seconds,
      @Option(
              names = "--feed-trust",
              paramLabel = "FILE",
              description = "PEM certificates to trust there, where Java's own do not do.")
          Optional<Path> trust,
      @Mixin Secret secret,
      @Mixin NodeOptions node) {
    var body =
        JsonObject.builder()
            .put("name", name)
            .put("address", address)
            .put("collection", collection)
            .put("interval_seconds", seconds);
    trust.ifPresent(file -> body.put("trust", text(file, PEM_BYTES_MAX)));
    secret.into(body);
    return new TaxiiAnswer(terminal, node)
        .changed(Call.post("taxii", "feeds").with(body.build()), "The feed " + name + " is added.");
  }

  @Command(
      name = "credentials",
      description = "Set what a feed shows to the other server, instead of before.")
  public int credentials(
      @Parameters(index = "0", paramLabel = "NAME", description = "The feed.") String name,
      @Mixin Secret secret,
      @Mixin NodeOptions node) {
    var body = JsonObject.builder();
    secret.into(body);
    return change(node, name, Call.post("taxii", "feeds", name, "credentials").with(body.build()));
  }

  @Command(name = "pause", description = "Pause a feed.")
  public int pause(
      @Parameters(index = "0", paramLabel = "NAME", description = "The feed.") String name,
      @Mixin NodeOptions node) {
    return change(node, name, Call.post("taxii", "feeds", name, "pause"));
  }

  @Command(name = "resume", description = "Go on with a feed, and try at once.")
  public int resume(
      @Parameters(index = "0", paramLabel = "NAME", description = "The feed.") String name,
      @Mixin NodeOptions node) {
    return change(node, name, Call.post("taxii", "feeds", name, "resume"));
  }

  private int change(NodeOptions node, String name, Call call) {
    return new TaxiiAnswer(terminal, node)
        .shown(
            call,
            answer ->
                terminal.say(
                    "The feed " + name + " is " + JsonReader.of(answer).string("state") + "."));
  }

  @Command(name = "remove", description = "Remove a feed; what it brought stays.")
  public int remove(
      @Parameters(index = "0", paramLabel = "NAME", description = "The feed.") String name,
      @Mixin NodeOptions node) {
    return new TaxiiAnswer(terminal, node)
        .removed(Call.post("taxii", "feeds", name, "remove"), name);
  }
}
