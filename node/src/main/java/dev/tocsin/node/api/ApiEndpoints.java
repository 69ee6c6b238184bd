package dev.tocsin.node.api;

import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.FileView;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.web.Endpoints;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The JSON API. Refusals are problem documents (RFC 9457). Safe for many threads.
public final class ApiEndpoints implements Endpoints {
  static final String PREFIX = "/api/v1";
  private static final Logger LOG = LoggerFactory.getLogger("tocsin.denied");
  private static final String CALLER = "tocsin.caller";
  private static final Pattern FILE_NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,120}");

  /// Types that are named as they are. A partner chooses the types of its parts, so any other is
  /// called bytes.
  private static final Set<String> PLAIN_TYPES =
      Set.of(
          "application/json",
          "application/zip",
          "application/stix+json;version=2.1",
          Takes.CAPSULE.mediaType());

  private static final Problem UNAUTHENTICATED =
      Problem.of(
          Problem.Kind.UNAUTHENTICATED,
          "Show the operator's token as Bearer, or an account's name and password as Basic.");

  private final Authentication authentication;
  private final List<Route> routes;

  public ApiEndpoints(Desk desk, Authentication authentication) {
    this.authentication = authentication;
    this.routes = table(desk);
  }

  /// Every route.
  static List<Route> table(Desk desk) {
    return Stream.of(
            new StatusRoutes(desk).all(),
            new PartnerRoutes(desk).all(),
            new WarningRoutes(desk).all(),
            new DraftRoutes(desk.drafts()).all(),
            new PolicyRoutes(desk.policies()).all(),
            new StatementRoutes(desk).all(),
            new SearchRoutes(desk.searching()).all(),
            new CarryRoutes(desk).all(),
            new AccountRoutes(desk).all(),
            new TaxiiRoutes(desk.collections()).all(),
            new ObjectRoutes(desk.objects(), desk.drafts()).all(),
            new MachineRoutes(desk.machines()).all(),
            new FeedRoutes(desk.feeds()).all())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public boolean own(String path) {
    return path.equals("/api") || path.startsWith("/api/");
  }

  @Override
  public void addTo(RoutesConfig config) {
    // Before it is known whether the path leads anywhere, so that nobody learns which do.
    config.before("/api", this::authenticate);
    config.before("/api/*", this::authenticate);
    for (var route : routes) {
      Handler handler = context -> answer(context, route);
      switch (route.shape().method()) {
        case "GET" -> config.get(PREFIX + route.shape().path(), handler);
        case "POST" -> config.post(PREFIX + route.shape().path(), handler);
        default -> throw new IllegalStateException("no such method: " + route.name());
      }
    }
  }

  private void authenticate(Context context) {
    var headers = Collections.list(context.req().getHeaders("Authorization"));
    var caller = authentication.caller(headers);
    if (caller.isEmpty()) {
      LOG.info("credentials missing or wrong, from {}", context.ip());
      throw new DeskException(UNAUTHENTICATED);
    }
    context.attribute(CALLER, caller.get());
  }

  private static void answer(Context context, Route route) {
    var caller =
        Optional.ofNullable(context.<Caller>attribute(CALLER))
            .orElseThrow(() -> new DeskException(UNAUTHENTICATED));
    if (!route.access().right().allow(caller)) {
      LOG.info("{} ({}) may not {}", caller.name(), caller.role().wire(), route.name());
    }
    route.access().require(caller);
    switch (route.handler().answer(Request.of(context, caller, route.shape()))) {
      case Reply.Value value ->
          context
              .status(value.made() ? 201 : 200)
              .contentType("application/json")
              .result(Json.write(value.json()));
      case Reply.File file -> save(context, file.file());
      case Reply.Nothing _ -> context.status(204);
    }
  }

  private static void save(Context context, FileView file) {
    String name = FILE_NAME.matcher(file.name()).matches() ? file.name() : "part";
    file.handling().ifPresent(line -> context.header(FileView.HANDLING, line));
    context
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .contentType(
            PLAIN_TYPES.contains(file.mediaType()) ? file.mediaType() : "application/octet-stream")
        .result(file.bytes().toArray());
  }

  @Override
  public void refuse(Context context, Problem problem) {
    if (problem.kind() == Problem.Kind.UNAUTHENTICATED) {
      context.header(
          "WWW-Authenticate", "Bearer realm=\"tocsin\", Basic realm=\"tocsin\", charset=\"UTF-8\"");
    }
    if (problem.kind() == Problem.Kind.METHOD) {
      context.header("Allow", allowed(context.path()));
    }
    context
        .status(problem.kind().status())
        .contentType("application/problem+json")
        .result(Json.write(document(problem)));
  }

  private String allowed(String path) {
    String below = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
    return routes.stream()
        .map(Route::shape)
        .filter(shape -> shape.fits(below))
        .map(Route.Shape::method)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static JsonObject document(Problem problem) {
    var json =
        JsonObject.builder()
            .put("type", problem.kind().urn())
            .put("title", problem.kind().title())
            .put("status", problem.kind().status())
            .put("detail", problem.detail());
    if (!problem.faults().isEmpty()) {
      json.put(
          "faults",
          new JsonArray(problem.faults().stream().<JsonValue>map(ApiEndpoints::fault).toList()));
    }
    return json.build();
  }

  private static JsonObject fault(Problem.Fault fault) {
    return JsonObject.builder()
        .put("pointer", fault.pointer())
        .put("rule", fault.rule())
        .put("detail", fault.detail())
        .build();
  }
}
