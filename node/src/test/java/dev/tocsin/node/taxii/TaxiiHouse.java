package dev.tocsin.node.taxii;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.Catalogue;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.core.journal.Batch;
import dev.tocsin.core.journal.Entry;
import dev.tocsin.core.journal.Records;
import dev.tocsin.core.protocol.Settings;
import dev.tocsin.exchange.carrier.AddressRule;
import dev.tocsin.exchange.descriptor.Endpoint;
import dev.tocsin.exchange.descriptor.OrganisationName;
import dev.tocsin.exchange.keys.SecretSeed;
import dev.tocsin.exchange.keys.Unlock;
import dev.tocsin.node.NewNode;
import dev.tocsin.node.Node;
import dev.tocsin.node.NodeFolder;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.taxii.protocol.MediaTypes;
import dev.tocsin.node.web.Edge;
import dev.tocsin.stix.Tlp;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.storage.RocksDisk;
import dev.tocsin.storage.RocksSettings;
import dev.tocsin.storage.RollbackGuard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// A started node with collections and accounts of programs, and calls to it.
final class TaxiiHouse implements AutoCloseable {
  static final String ROOT = "harbour";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final NodeFolder folder;
  private final SecretSeed key;
  private final Unlock unlock;
  private final Node.Place place;
  private final Map<String, String> tokens = new TreeMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Node node;

  /// Where calls go.
  private volatile URI address;

  TaxiiHouse(
      Path path, List<ApiRoot> roots, List<TaxiiCollection> collections, TaxiiLimits limits) {
    this(path, roots, collections, limits, Edge.LOOPBACK);
  }

  /// @param edge with a certificate for TLS, or without for plain HTTP
  TaxiiHouse(
      Path path,
      List<ApiRoot> roots,
      List<TaxiiCollection> collections,
      TaxiiLimits limits,
      Edge edge) {
    this.folder = new NodeFolder(path);
    this.key = SecretSeed.random(new SecureRandom());
    this.unlock = new Unlock.RawKey(key);
    String scheme = edge.tls().isPresent() ? "https" : "http";
    folder.create(
        new NewNode(
            new OrganisationName("Harbour Shield"),
            List.of(Endpoint.parse(scheme + "://127.0.0.1:9")),
            unlock,
            edge.tls(),
            Map.of(),
            List.of()));
    this.place = place(URI.create(scheme + "://127.0.0.1:0"), edge, limits);
    catalogue(roots, collections);
    this.node = Node.start(folder, unlock, place);
    this.address = node.address();
  }

  static Node.Place place(URI address, Edge edge, TaxiiLimits limits) {
    return new Node.Place(address, Settings.defaults(), AddressRule.ANY_UNICAST, edge, limits);
  }

  private void catalogue(List<ApiRoot> roots, List<TaxiiCollection> collections) {
    var entries = new ArrayList<Entry>();
    roots.forEach(root -> entries.add(Catalogue.keep(root)));
    collections.forEach(each -> entries.addAll(Catalogue.keep(each, each.number())));
    try (var disk = RocksDisk.open(folder.path().resolve("store"), RocksSettings.DEFAULT)) {
      // While the store is new; later the guard would take it for another's.
      RollbackGuard.open(folder.path()).check(disk.head(), new Records(disk).logNodes(), List.of());
      for (var entry : entries) {
        var done = new CompletableFuture<Disk.Outcome>();
        disk.commit(Batch.of(entry), done::complete);
        if (!(done.join() instanceof Disk.Outcome.Synced)) {
          throw new IllegalStateException("the catalogue was not kept");
        }
      }
    }
  }

  static TaxiiCollection collection(int number, String root, String alias) {
    return new TaxiiCollection(
        number,
        UUID.nameUUIDFromBytes(alias.getBytes(StandardCharsets.UTF_8)),
        root,
        "Collection " + alias,
        Optional.empty(),
        Optional.of(alias),
        Tlp.GREEN,
        TaxiiCollection.Inbound.ACCEPT);
  }

  static MachineAccount.Grant read(TaxiiCollection collection) {
    return new MachineAccount.Grant(collection.id(), true, false);
  }

  static MachineAccount.Grant write(TaxiiCollection collection) {
    return new MachineAccount.Grant(collection.id(), false, true);
  }

  static MachineAccount.Grant both(TaxiiCollection collection) {
    return new MachineAccount.Grant(collection.id(), true, true);
  }

  /// Adds an account with a token.
  void account(
      String name, String level, MachineAccount.Limits limits, List<MachineAccount.Grant> grants) {
    account(name, Set.of(level), limits, grants);
  }

  /// The same with any attributes.
  void account(
      String name,
      Set<String> attributes,
      MachineAccount.Limits limits,
      List<MachineAccount.Grant> grants) {
    node.machines()
        .add(
            new MachineAccount(name, attributes, grants, limits, false, Instant.EPOCH, "operator"));
    tokens.put(name, node.machines().addToken(name, "first", Optional.empty()).secret());
  }

  Node node() {
    return node;
  }

  String token(String account) {
    return tokens.getOrDefault(account, "none");
  }

  URI address() {
    return address;
  }

  /// Stops the node for good, for it goes on elsewhere.
  ///
  /// @param elsewhere where calls go from now on
  /// @return what opens its keys
  SecretSeed leave(URI elsewhere) {
    node.close();
    address = elsewhere;
    return key;
  }

  String bearer(String account) {
    return "Bearer " + token(account);
  }

  String basic(String account) {
    var bytes = (account + ":" + token(account)).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  /// A request of an account.
  ///
  /// @param path below the node's address, with the query
  HttpRequest.Builder as(String account, String path) {
    return HttpRequest.newBuilder(uri(path))
        .timeout(LIMIT)
        .header("Authorization", bearer(account));
  }

  URI uri(String path) {
    return URI.create(address + path.replace("[", "%5B").replace("]", "%5D").replace(" ", "%20"));
  }

  Answer get(String account, String path) {
    return send(as(account, path).header("Accept", MediaTypes.TAXII));
  }

  Answer post(String account, String path, String body) {
    return send(
        as(account, path)
            .header("Content-Type", MediaTypes.TAXII)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer delete(String account, String path) {
    return send(as(account, path).DELETE());
  }

  Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// What came back.
  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonReader json() {
      return JsonReader.of(Json.parse(body().getBytes(StandardCharsets.UTF_8), JsonLimits.STIX));
    }

    /// Everything that a client can see, but for the one name of this occurrence and the time.
    String shape() {
      var headers = new TreeMap<>(response.headers().map());
      headers.remove("date");
      return status()
          + " "
          + headers
          + " "
          + body().replaceAll("\"error_id\":\"[0-9a-f-]{36}\"", "\"error_id\":\"\"");
    }
  }

  /// Stops the node and starts it again, on another port.
  void restart() {
    node.close();
    node = Node.start(folder, unlock, place);
    address = node.address();
  }

  @Override
  public void close() {
    http.close();
    node.close();
  }
}
