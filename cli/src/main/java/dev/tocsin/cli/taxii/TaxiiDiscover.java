package dev.tocsin.cli.taxii;

import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.taxii.Discovery;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what a server says of itself.
@Command(
    name = "discover",
    description = "Show what a TAXII server says of itself, and its API roots.")
public final class TaxiiDiscover implements Callable<Integer> {
  @Parameters(paramLabel = "URL", description = "The server; /taxii2/ is added to a bare host.")
  String url = "";

  @Option(names = "--json", description = "Answer in JSON, for programs.")
  boolean json;

  @Mixin TaxiiOptions options = new TaxiiOptions();

  private final Terminal terminal;

  public TaxiiDiscover(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Discovery found;
    try (var client = options.client(terminal)) {
      found = TaxiiOptions.asking(() -> client.discovery(TaxiiOptions.address(url)));
    }
    if (json) {
      var answer = JsonObject.builder().put("title", found.title());
      found.description().ifPresent(text -> answer.put("description", text));
      found.contact().ifPresent(text -> answer.put("contact", text));
      found.preferred().ifPresent(root -> answer.put("default", root.toString()));
      answer.put(
          "api_roots", JsonArray.ofStrings(found.roots().stream().map(URI::toString).toList()));
      terminal.json(answer.build());
    } else {
      terminal.heading(found.title());
      found.description().ifPresent(terminal::say);
      found.contact().ifPresent(text -> terminal.say("contact: " + text));
      for (URI root : found.roots()) {
        boolean usual = found.preferred().map(root::equals).orElse(false);
        terminal.say(root + (usual ? "  (default)" : ""));
      }
    }
    return ExitCode.DONE.code();
  }
}
