package dev.tocsin.node.taxii;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.Reader;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.edge.Disk;
import dev.tocsin.node.account.MachineAccounts;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.taxii.protocol.Address;
import dev.tocsin.node.taxii.protocol.Cursor;
import dev.tocsin.node.taxii.protocol.MalformedRequest;
import dev.tocsin.node.taxii.protocol.MediaTypes;
import dev.tocsin.node.taxii.protocol.Parameters;
import dev.tocsin.node.taxii.protocol.Resources;
import dev.tocsin.node.taxii.protocol.TaxiiError;
import dev.tocsin.node.web.Endpoints;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonObject;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// TAXII 2.1 (OASIS Standard of 10 June 2021) below `/taxii2/`. Whether something is absent or kept
/// from the caller, the answer is the same. Safe for many threads.
public final class TaxiiEndpoints implements Endpoints {
  private static final String PREFIX = "/" + Address.PREFIX;
  private static final String READ = "GET, HEAD";

  private final Server server;
  private final Admission admission;
  private final CurrentCatalogue catalogue;
  private final Reader reader;
  private final Reads reads;
  private final Writes writes;

  /// What the server says of itself.
  ///
  /// @param title the organisation's name
  public record Server(String title, TaxiiLimits limits) {}

  /// The collections of one store.
  ///
  /// @param cursors writes and reads `next`
  /// @param caches told by the registrar of each commit
  public TaxiiEndpoints(
      Server server,
      Disk disk,
      Registrar registrar,
      MachineAccounts accounts,
      Cursor cursors,
      ReadCaches caches,
      InstantSource clock) {
    this.server = server;
    this.admission = new Admission(accounts, clock);
    this.catalogue = new CurrentCatalogue(disk);
    this.reader = new Reader(disk, caches.outlines());
    this.reads = new Reads(reader, cursors, server.limits(), caches.pages());
    this.writes = new Writes(registrar, server.limits(), clock);
  }

  @Override
  public boolean own(String path) {
    return path.equals(PREFIX) || path.startsWith(PREFIX + "/");
  }

  @Override
  public void addTo(RoutesConfig routes) {
    Handler handler = this::handle;
    for (String path : List.of(PREFIX, PREFIX + "/*")) {
      routes.get(path, handler);
      routes.head(path, handler);
      routes.post(path, handler);
      routes.delete(path, handler);
      routes.put(path, handler);
      routes.patch(path, handler);
      routes.options(path, handler);
    }
  }

  /// What the server itself found wrong; the rest is refused here.
  @Override
  public void refuse(Context context, Problem problem) {
    var kind = problem.kind();
    if (kind == Problem.Kind.METHOD) {
      String allowed = Address.parse(context.path()).map(TaxiiEndpoints::allowed).orElse(READ);
      refuse(context, TaxiiRefusal.method(allowed));
      return;
    }
    String code = kind.urn().substring(kind.urn().lastIndexOf(':') + 1);
    var error =
        kind == Problem.Kind.ABSENT
            ? TaxiiError.ABSENT
            : new TaxiiError(kind.status(), code, kind.title(), problem.detail());
    refuse(context, new TaxiiRefusal(error));
  }

  private static void refuse(Context context, TaxiiRefusal refusal) {
    refusal.headers().forEach(context::header);
    context
        .status(refusal.error().status())
        .contentType(MediaTypes.TAXII)
        .result(Json.write(refusal.error().json(UUID.randomUUID())));
  }

  private void handle(Context context) throws IOException {
    context.disableCompression();
    try {
      var account = admission.admit(context);
      var address = Address.parse(context.path()).orElseThrow(TaxiiRefusal::absent);
      requireMethod(context, address);
      requireAccepted(context);
      context.contentType(MediaTypes.TAXII);
      answer(new Visit(context, account), address);
    } catch (MalformedRequest e) {
      refuse(context, TaxiiRefusal.malformed(String.valueOf(e.getMessage())));
    } catch (TaxiiRefusal e) {
      refuse(context, e);
    }
  }

  private static void requireMethod(Context context, Address address) {
    String allowed = allowed(address);
    if (!List.of(allowed.split(", ")).contains(context.req().getMethod())) {
      throw TaxiiRefusal.method(allowed);
    }
  }

  private static String allowed(Address address) {
    return switch (address) {
      case Address.Objects _ -> READ + ", POST";
      case Address.OneObject _ -> READ + ", DELETE";
      case Address.Discovery _,
          Address.Root _,
          Address.Markings _,
          Address.Status _,
          Address.Collections _,
          Address.Collection _,
          Address.Manifest _,
          Address.Withdrawals _,
          Address.Versions _ ->
          READ;
    };
  }

  private static void requireAccepted(Context context) {
    var headers = Collections.list(context.req().getHeaders("Accept"));
    if (!MediaTypes.accepted(String.join(",", headers))) {
      throw new TaxiiRefusal(
          new TaxiiError(
              406,
              "not-acceptable",
              "No such media type is answered here",
              "Ask with Accept: " + MediaTypes.TAXII + "."));
    }
  }

  private void answer(Visit visit, Address address) throws IOException {
    switch (address) {
      case Address.Discovery _ -> plain(visit, discovery(visit));
      case Address.Root(String root) -> plain(visit, root(visit, root));
      case Address.Markings(String root) -> {
        requireRoot(visit, root);
        plain(visit, Resources.markings(visit.viewer().attributes()));
      }
      case Address.Status(String root, String status) -> plain(visit, status(visit, root, status));
      case Address.Collections(String root) -> plain(visit, collections(visit, root));
      case Address.Collection(String root, String name) -> {
        var collection = collection(visit, root, name);
        plain(visit, described(visit, collection));
      }
      case Address.Objects(Address.Collection in) -> {
        if (visit.context().req().getMethod().equals("POST")) {
          writes.add(visit, collection(visit, in));
        } else {
          reads.objects(visit, collection(visit, in));
        }
      }
      case Address.OneObject(Address.Collection in, String object) -> {
        if (visit.context().req().getMethod().equals("DELETE")) {
          writes.delete(visit, collection(visit, in), object);
        } else {
          reads.object(visit, collection(visit, in), object);
        }
      }
      case Address.Manifest(Address.Collection in) -> reads.manifest(visit, collection(visit, in));
      case Address.Versions(Address.Collection in, String object) ->
          reads.versions(visit, collection(visit, in), object);
      case Address.Withdrawals(Address.Collection in) ->
          reads.withdrawals(visit, collection(visit, in));
    }
  }

  private static void plain(Visit visit, JsonObject json) {
    Parameters.parse(visit.query(), Set.of());
    visit.answer(200, json);
  }

  private JsonObject discovery(Visit visit) {
    var roots = granted(visit).map(TaxiiCollection::root).distinct().sorted().toList();
    return Resources.discovery(server.title(), roots);
  }

  private java.util.stream.Stream<TaxiiCollection> granted(Visit visit) {
    return catalogue.collections().stream()
        .filter(each -> visit.account().grant(each.id()).isPresent());
  }

  private JsonObject root(Visit visit, String name) {
    return Resources.root(requireRoot(visit, name), server.limits().contentBytes());
  }

  /// A root is there for whoever may do something in it.
  private ApiRoot requireRoot(Visit visit, String name) {
    return catalogue
        .root(name)
        .filter(root -> granted(visit).anyMatch(each -> each.root().equals(root.name())))
        .orElseThrow(TaxiiRefusal::absent);
  }

  private JsonObject collections(Visit visit, String name) {
    var root = requireRoot(visit, name);
    return Resources.collections(
        granted(visit)
            .filter(each -> each.root().equals(root.name()))
            .map(each -> described(visit, each))
            .toList());
  }

  private static JsonObject described(Visit visit, TaxiiCollection collection) {
    var grant = visit.grant(collection);
    return Resources.collection(collection, new Resources.Access(grant.read(), grant.write()));
  }

  private TaxiiCollection collection(Visit visit, Address.Collection in) {
    return collection(visit, in.root(), in.collection());
  }

  private TaxiiCollection collection(Visit visit, String root, String name) {
    var collection = catalogue.collection(root, name).orElseThrow(TaxiiRefusal::absent);
    visit.grant(collection);
    return collection;
  }

  /// Only the account that asked is told what became of it.
  private JsonObject status(Visit visit, String root, String text) {
    return id(text)
        .flatMap(reader::status)
        .filter(status -> status.root().equals(root))
        .filter(status -> status.by().equals(visit.account().name()))
        .map(Resources::status)
        .orElseThrow(TaxiiRefusal::absent);
  }

  private static Optional<UUID> id(String text) {
    try {
      var id = UUID.fromString(text);
      return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
