package dev.tocsin.cli.taxii;

import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.taxii.CollectionInformation;
import dev.tocsin.taxii.TaxiiClient;
import dev.tocsin.taxii.TaxiiException;
import dev.tocsin.taxii.Trouble;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists collections.
@Command(
    name = "collections",
    description = {
      "List the collections of an API root, or of all API roots of a server.",
      "Roots on other servers are named, not asked."
    })
public final class TaxiiCollections implements Callable<Integer> {
  @Parameters(paramLabel = "URL", description = "An API root, or the server.")
  String url = "";

  @Option(names = "--json", description = "Answer in JSON, for programs.")
  boolean json;

  @Mixin TaxiiOptions options = new TaxiiOptions();

  private final Terminal terminal;

  public TaxiiCollections(Terminal terminal) {
    this.terminal = terminal;
  }

  /// A collection and where it is.
  private record Found(URI address, CollectionInformation collection) {}

  @Override
  public Integer call() {
    var found = new ArrayList<Found>();
    try (var client = options.client(terminal)) {
      for (URI root : TaxiiOptions.asking(() -> roots(client, TaxiiOptions.address(url)))) {
        for (var each : TaxiiOptions.asking(() -> client.collections(root))) {
          found.add(new Found(root.resolve("collections/" + each.id() + "/"), each));
        }
      }
    }
    if (json) {
      terminal.json(new JsonArray(found.stream().map(TaxiiCollections::value).toList()));
    } else if (found.isEmpty()) {
      terminal.say("No collections that these credentials may see.");
    } else {
      found.forEach(each -> {
        terminal.heading(each.collection().title() + "  (" + rights(each.collection()) + ")");
        each.collection().description().ifPresent(text -> terminal.say("  " + text));
        terminal.say("  " + each.address());
      });
    }
    return ExitCode.DONE.code();
  }

  /// Asks below a host's own discovery, where an address names but a host.
  private List<URI> roots(TaxiiClient client, URI named) throws InterruptedException {
    URI address = TaxiiClient.discoveryOf(named);
    try {
      client.apiRoot(address);
      return List.of(address.toString().endsWith("/") ? address : URI.create(address + "/"));
    } catch (TaxiiException e) {
      boolean other =
          e.trouble() instanceof Trouble.NotTaxii
              || (e.trouble() instanceof Trouble.Refused refused && refused.status() == 404);
      if (!other) {
        throw e;
      }
    }
    var roots = new ArrayList<URI>();
    for (URI root : client.discovery(address).roots()) {
      if (TaxiiClient.sameServer(root, address)) {
        roots.add(root);
      } else {
        terminal.tell("On another server, not asked: " + root);
      }
    }
    return roots;
  }

  private static String rights(CollectionInformation each) {
    return (each.canRead() ? "read" : "")
        + (each.canRead() && each.canWrite() ? ", " : "")
        + (each.canWrite() ? "write" : "");
  }

  private static JsonValue value(Found found) {
    var each = found.collection();
    var value =
        JsonObject.builder()
            .put("address", found.address().toString())
            .put("id", each.id())
            .put("title", each.title());
    each.description().ifPresent(text -> value.put("description", text));
    each.alias().ifPresent(text -> value.put("alias", text));
    return value.put("can_read", each.canRead()).put("can_write", each.canWrite()).build();
  }
}
