package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.exchange.carrier.PinnedTrust;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What belongs to accounts of programs.
@Command(name = "account", description = "Keep the accounts of programs.")
public final class TaxiiAccountCommands {
  private static final int CERTIFICATE_BYTES_MAX = 64 * 1024;

  private final Terminal terminal;

  public TaxiiAccountCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  /// What an account may see.
  static final class Attributes {
    @Option(
        names = "--attribute",
        split = ",",
        paramLabel = "ATTRIBUTE",
        description = "What it may see, such as tlp.amber or org.north; may be repeated.")
    List<String> attributes = List.of();

    JsonArray json() {
      return JsonArray.ofStrings(attributes);
    }
  }

  /// What an account may ask; what is not said is as for every new account.
  static final class Limits {
    @Option(
        names = "--requests",
        paramLabel = "NUMBER",
        description = "Requests per second in the long run (default: 100).")
    int perSecond = 100;

    @Option(
        names = "--burst",
        paramLabel = "NUMBER",
        description = "Requests at once (default: 200).")
    int burst = 200;

    @Option(
        names = "--page",
        paramLabel = "NUMBER",
        description = "The most objects on a page (default: 1000).")
    int pageObjects = 1_000;

    JsonObject json() {
      return JsonObject.builder()
          .put("requests_per_second", perSecond)
          .put("burst", burst)
          .put("page_objects", pageObjects)
          .build();
    }
  }

  @Command(name = "list", description = "List the accounts of programs.")
  public int list(@Mixin NodeOptions node) {
    return new TaxiiAnswer(terminal, node)
        .shown(
            Call.get("taxii", "accounts"),
            answer -> {
              var table = new Table(List.of("NAME", "STATE", "TOKENS", "ATTRIBUTES"), 40);
              Rows.of(answer)
                  .forEach(row ->
                      table.row(
                          row.string("name"),
                          state(row),
                          String.valueOf(row.objects("credentials").size()),
                          String.join(" ", row.strings("attributes"))));
              table.print(terminal);
            });
  }

  @Command(name = "show", description = "Show an account with its grants and tokens.")
  public int show(
      @Parameters(index = "0", paramLabel = "NAME", description = "The account.") String name,
      @Mixin NodeOptions node) {
    return new TaxiiAnswer(terminal, node)
        .shown(Call.get("taxii", "accounts", name), answer -> show(JsonReader.of(answer)));
  }

  private void show(JsonReader account) {
    var limits = account.object("limits");
    terminal.say("account      " + account.string("name") + " (" + state(account) + ")");
    terminal.say("attributes   " + String.join(" ", account.strings("attributes")));
    terminal.say(
        "limits       "
            + limits.longValue("requests_per_second")
            + " requests a second, "
            + limits.longValue("burst")
            + " at once, "
            + limits.longValue("page_objects")
            + " objects on a page");
    for (var grant : account.objects("grants")) {
      terminal.say("may          " + may(grant) + " " + grant.string("collection"));
    }
    for (var credential : account.objects("credentials")) {
      terminal.say(
          "has          "
              + credential.string("kind")
              + " "
              + credential.string("name")
              + credential.optionalString("expires").map(end -> " until " + end).orElse("")
              + credential.optionalString("pin").map(pin -> " " + pin).orElse("")
              + credential.optionalString("used").map(hour -> ", used " + hour).orElse(""));
    }
  }

  private static String may(JsonReader grant) {
    boolean write = grant.booleanValue("write");
    return grant.booleanValue("read") ? (write ? "read and write" : "read") : "write";
  }

  private static String state(JsonReader account) {
    return account.booleanValue("disabled") ? "disabled" : "active";
  }

  @Command(name = "add", description = "Add an account; give it tokens and grants afterwards.")
  public int add(
      @Parameters(index = "0", paramLabel = "NAME", description = "Its name.") String name,
      @Mixin Attributes attributes,
      @Mixin Limits limits,
      @Mixin NodeOptions node) {
    var body =
        JsonObject.builder()
            .put("name", name)
            .put("attributes", attributes.json())
            .put("limits", limits.json())
            .build();
    return new TaxiiAnswer(terminal, node)
        .changed(Call.post("taxii", "accounts").with(body), "The account " + name + " is added.");
  }

  @Command(name = "attributes", description = "Set what an account may see, instead of before.")
  public int attributes(
      @Parameters(index = "0", paramLabel = "NAME", description = "The account.") String name,
      @Mixin Attributes attributes,
      @Mixin NodeOptions node) {
    var body = JsonObject.builder().put("attributes", attributes.json()).build();
    return change(node, name, Call.post("taxii", "accounts", name, "attributes").with(body));
  }

  @Command(name = "limits", description = "Set what an account may ask, instead of before.")
  public int limits(
      @Parameters(index = "0", paramLabel = "NAME", description = "The account.") String name,
      @Mixin Limits limits,
      @Mixin NodeOptions node) {
    return change(node, name, Call.post("taxii", "accounts", name, "limits").with(limits.json()));
  }

  @Command(
      name = "grant",
      description = "Set what an account may do with a collection: without options, nothing.")
  public int grant(
      @Parameters(index = "0", paramLabel = "NAME", description = "The account.") String name,
      @Parameters(index = "1", paramLabel = "COLLECTION", description = "Its id or alias.")
          String collection,
      @Option(names = "--read", description = "It may read.") boolean read,
      @Option(names = "--write", description = "It may add and delete.") boolean write,
      @Mixin NodeOptions node) {
    var body =
        JsonObject.builder()
            .put("collection", collection)
            .put("read", read)
            .put("write", write)
            .build();
    return change(node, name, Call.post("taxii", "accounts", name, "grants").with(body));
  }

  @Command(name = "disable", description = "Disable an account; its next request is denied.")
  public int disable(
      @Parameters(index = "0", paramLabel = "NAME", description = "The account.") String name,
      @Mixin NodeOptions node) {
    return change(node, name, Call.post("taxii", "accounts", name, "disable"));
  }

  @Command(name = "enable", description = "Enable a disabled account.")
  public int enable(
      @Parameters(index = "0", paramLabel = "NAME", description = "The account.") String name,
      @Mixin NodeOptions node) {
    return change(node, name, Call.post("taxii", "accounts", name, "enable"));
  }

  private int change(NodeOptions node, String name, Call call) {
    return new TaxiiAnswer(terminal, node).changed(call, "The account " + name + " is changed.");
  }

  @Command(name = "remove", description = "Remove an account with its tokens.")
  public int remove(
      @Parameters(index = "0", paramLabel = "NAME", description = "The account.") String name,
      @Mixin NodeOptions node) {
    return new TaxiiAnswer(terminal, node)
        .removed(Call.post("taxii", "accounts", name, "remove"), name);
  }

  @Command(
      name = "trust",
      description = "Let an account prove itself by the client certificates of a key.")
  public int trust(
      @Parameters(index = "0", paramLabel = "NAME", description = "The account.") String name,
      @Parameters(index = "1", paramLabel = "FILE", description = "A certificate (PEM or DER).")
          Path file,
      @Option(
              names = "--name",
              required = true,
              paramLabel = "NAME",
              description = "What to call it.")
          String certificate,
      @Mixin NodeOptions node) {
    var body = JsonObject.builder().put("name", certificate).put("pin", pin(file)).build();
    return change(node, name, Call.post("taxii", "accounts", name, "certificates").with(body));
  }

  private static String pin(Path file) {
    try {
      var bytes = new ByteArrayInputStream(NamedFile.bytes(file, CERTIFICATE_BYTES_MAX));
      if (CertificateFactory.getInstance("X.509").generateCertificate(bytes)
          instanceof X509Certificate certificate) {
        return PinnedTrust.pin(certificate).toString();
      }
    } catch (CertificateException _) {
      // Said below.
    }
    throw CommandFailure.usage("The file " + file + " holds no certificate.");
  }
}
