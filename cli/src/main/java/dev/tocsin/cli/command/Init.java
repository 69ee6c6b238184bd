package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.core.NodeId;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.node.NewNode;
import dev.tocsin.node.NodeFolder;
import dev.tocsin.node.config.NodeSettings;
import dev.tocsin.node.config.SecretFile;
import dev.tocsin.node.config.Setting;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.web.TlsKey;
import dev.tocsin.stix.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Makes a node.
@Command(
    name = "init",
    description = {
      "Make a new node: its data folder, keys, descriptor and settings.",
      "What is missing is asked for where there is a terminal."
    })
public final class Init implements Callable<Integer> {
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder to make (default: $TOCSIN_DATA, else ./tocsin-data).")
  Optional<Path> data = Optional.empty();

  @Option(
      names = "--organisation",
      paramLabel = "NAME",
      description = "What your organisation calls itself; partners see it.")
  Optional<String> organisation = Optional.empty();

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Where partners reach the node, such as https://node.example:8443; or \"file\" if people"
              + " carry everything.")
  Optional<String> endpoint = Optional.empty();

  @Option(
      names = "--plain-http-beyond-loopback",
      description = "Allow an http address that other machines reach.")
  boolean plainHttp;

  @Option(names = "--json", description = "Answer in JSON, for programs.")
  boolean json;

  @ArgGroup Opener opener = new Opener();

  @ArgGroup(exclusive = false)
  Certificate certificate = new Certificate();

  @ArgGroup(exclusive = false)
  First first = new First();

  @Mixin PasswordOptions password = new PasswordOptions();

  private final Terminal terminal;

  public Init(Terminal terminal) {
    this.terminal = terminal;
  }

  /// What will open the keys.
  static final class Opener {
    @Option(
        names = "--passphrase-file",
        paramLabel = "FILE",
        description = "Holds the passphrase for the keys (otherwise it is asked for, twice).")
    Optional<Path> passphrase = Optional.empty();

    @Option(
        names = "--key-file",
        paramLabel = "FILE",
        description = "Make this file with a key that opens the keys, instead of a passphrase.")
    Optional<Path> key = Optional.empty();
  }

  /// A certificate from elsewhere.
  static final class Certificate {
    @Option(
        names = "--tls-certificate",
        paramLabel = "FILE",
        description =
            "Certificate and key for an https address, as PEM or PKCS#12 (.p12); otherwise they"
                + " are made.")
    Optional<Path> file = Optional.empty();

    @Option(
        names = "--tls-password-file",
        paramLabel = "FILE",
        description = "Holds the password of the PKCS#12 file.")
    Optional<Path> password = Optional.empty();
  }

  /// The first account.
  static final class First {
    @Option(names = "--account", paramLabel = "NAME", description = "Add an account of that name.")
    Optional<String> account = Optional.empty();

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        description = "Its role: ${COMPLETION-CANDIDATES} (default: operator).")
    Optional<AccountAdd.Duty> role = Optional.empty();
  }

  @Override
  public Integer call() {
    var path = NodeOptions.folder(data, terminal).toAbsolutePath().normalize();
    if (Files.exists(path.resolve("keys"))) {
      throw CommandFailure.usage(
          "There is already a node in " + path + ". Run it with: tocsin serve --data " + path);
    }
    var name = read(organisation, "Name of your organisation", OrganisationName::new);
    var where = read(endpoint, "Address at which partners reach the node", Endpoint::parse);
    requireEncrypted(where);
    var people = people();
    var tls = certificate.file.map(this::certificate);
    var unlock = unlock();
    var wanted = new NewNode(name, List.of(where), unlock, tls, settings(where), people);
    try {
      var node =
          new Progress(terminal)
              .during(
                  "making keys", () -> Starting.attempt(() -> new NodeFolder(path).create(wanted)));
      if (json) {
        terminal.json(
            JsonObject.builder()
                .put("data", path.toString())
                .put("organisation", name.value())
                .put("node", node.value())
                .put("endpoint", where.text())
                .build());
      } else {
        made(path, node, where);
      }
    } catch (CommandFailure e) {
      takeBackKeyFile();
      throw e;
    }
    return ExitCode.DONE.code();
  }

  private <T> T read(Optional<String> given, String question, Function<String, T> reader) {
    String text =
        given
            .or(() -> terminal.prompt().line(question))
            .map(String::strip)
            .orElseThrow(() ->
                CommandFailure.usage(
                    "Needed and not given: "
                        + question
                        + ". Use --organisation NAME and --endpoint URL."));
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "Not taken: " + e.getMessage() + ".", e);
    }
  }

  private void requireEncrypted(Endpoint where) {
    if (where instanceof Endpoint.Web web
        && !web.encrypted()
        && !plainHttp
        && !loopback(web.base())) {
      throw CommandFailure.usage(
          "An address that other machines reach is https. Write --endpoint https://..., or allow"
              + " http with --plain-http-beyond-loopback.");
    }
  }

  private static boolean loopback(URI base) {
    try {
      return InetAddress.getByName(base.getHost()).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private List<NewNode.FirstAccount> people() {
    return first.account.stream()
        .map(name -> {
          var duty = first.role.orElse(AccountAdd.Duty.OPERATOR);
          var role = Role.of(duty.toString()).orElseThrow();
          return new NewNode.FirstAccount(name, role, password.fresh(terminal, name));
        })
        .toList();
  }

  private TlsKey certificate(Path file) {
    return Starting.attempt(() -> {
      String words =
          certificate
              .password
              .map(path -> SecretFile.firstLine(path, NodeSettings.TLS_PASSWORD_FILE.name()))
              .orElse("");
      try {
        return TlsKey.read(file, words);
      } catch (IllegalArgumentException e) {
        throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
      }
    });
  }

  private Unlock unlock() {
    var unlocking = new Unlocking(terminal);
    return opener
        .key
        .map(file -> unlocking.made(file.toAbsolutePath()))
        .orElseGet(() -> Starting.attempt(() -> unlocking.fresh(opener.passphrase)));
  }

  private void takeBackKeyFile() {
    opener.key.ifPresent(file -> {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        terminal.tell("tocsin: the key file " + file + " is left over; remove it.");
      }
    });
  }

  private Map<String, String> settings(Endpoint where) {
    var chosen = new HashMap<String, String>();
    if (where instanceof Endpoint.Web web) {
      boolean near = loopback(web.base());
      int usual = web.encrypted() ? HTTPS_PORT : HTTP_PORT;
      int port = web.base().getPort() < 0 ? usual : web.base().getPort();
      chosen.put(NodeSettings.LISTEN_PORT.name(), String.valueOf(port));
      chosen.put(NodeSettings.TLS.name(), web.encrypted() ? "yes" : "no");
      if (!near && (web.encrypted() || plainHttp)) {
        chosen.put(NodeSettings.LISTEN_ADDRESS.name(), "0.0.0.0");
      }
      if (near) {
        chosen.put(NodeSettings.PARTNER_ADDRESSES.name(), "any");
      }
    }
    if (plainHttp) {
      chosen.put(NodeSettings.PLAIN_HTTP_BEYOND_LOOPBACK.name(), "yes");
    }
    put(chosen, NodeSettings.KEY_FILE, opener.key);
    put(chosen, NodeSettings.PASSPHRASE_FILE, opener.passphrase);
    put(chosen, NodeSettings.TLS_CERTIFICATE, certificate.file);
    put(chosen, NodeSettings.TLS_PASSWORD_FILE, certificate.password);
    return chosen;
  }

  private static void put(
      Map<String, String> chosen, Setting<Optional<Path>> setting, Optional<Path> file) {
    file.ifPresent(given -> chosen.put(setting.name(), given.toAbsolutePath().toString()));
  }

  private void made(Path path, NodeId node, Endpoint where) {
    terminal.good("Made the node " + node + " in " + path);
    terminal.say("");
    terminal.say("Next:");
    terminal.say(
        "  Keep a copy of " + path.resolve("keys") + " in a safe place, and apart from it");
    terminal.say(
        "  "
            + opener
                .key
                .map(file -> "the key file " + file.toAbsolutePath() + ".")
                .orElse("the passphrase. Without both, nobody opens the node again."));
    terminal.say("  Look through " + path.resolve("tocsin.conf") + ", then run the node:");
    terminal.say("    tocsin serve --data " + path);
    if (first.account.isEmpty()) {
      terminal.say("  Then add the people of your desk, at least two:");
      terminal.say("    tocsin account add NAME --role release-authority --data " + path);
    }
    terminal.say("  Partners reach it at " + where.text() + ".");
  }
}
