package dev.tocsin.node.api;

import dev.tocsin.node.api.Route.Access;
import dev.tocsin.node.api.Route.Shape;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.FeedDesk;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.node.feed.FeedView;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.taxii.Credentials;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Collections of other servers that this node follows.
record FeedRoutes(FeedDesk desk) {
  private static final String FEEDS = "/taxii/feeds";
  private static final String FEED = FEEDS + "/{feed}";
  private static final long INTERVAL_SECONDS = 60;

  List<Route> all() {
    return List.of(
        new Route(
            Shape.get(FEEDS),
            Access.open(Rights.SEE_SHARING),
            "all feeds and how they go, without credentials",
            request -> Reply.list(desk.all(request.caller()), FeedRoutes::json)),
        new Route(
            Shape.post(FEEDS, Takes.JSON),
            Access.open(Rights.KEEP_SHARING),
            "follow a collection of another server: `name`, `address`, `collection`,"
                + " `interval_seconds`, `trust`, and `token` or `user` with `password`",
            this::add),
        new Route(
            Shape.post(FEED + "/credentials", Takes.JSON),
            Access.hidden(Rights.KEEP_SHARING),
            "set what the feed proves itself by: `token`, or `user` with `password`",
            request ->
                Reply.of(
                    json(
                        desk.setCredentials(
                            request.caller(),
                            request.step("feed"),
                            request.json(Asked::of).credentials())))),
        act("/pause", "pause the feed", request -> paused(request, true)),
        act("/resume", "go on with the feed, and try at once", request -> paused(request, false)),
        act(
            "/remove",
            "remove the feed with its credentials; what it brought stays",
            request -> {
              desk.remove(request.caller(), request.step("feed"));
              return new Reply.Nothing();
            }));
  }

  private static Route act(String below, String does, Route.Handler handler) {
    return new Route(
        Shape.post(FEED + below, Takes.NOTHING), Access.hidden(Rights.KEEP_SHARING), does, handler);
  }

  private Reply paused(Request request, boolean paused) {
    return Reply.of(json(desk.setPaused(request.caller(), request.step("feed"), paused)));
  }

  /// Credentials as they were sent, before anyone looks at them.
  private record Asked(Optional<String> token, Optional<String> user, Optional<String> password) {
    static Asked of(JsonReader body) {
      return new Asked(
          body.optionalString("token"),
          body.optionalString("user"),
          body.optionalString("password"));
    }

    Credentials credentials() {
      if (user.isPresent() != password.isPresent() || (token.isPresent() && user.isPresent())) {
        throw new DeskException(
            Problem.Kind.BAD_REQUEST, "Give a token, or a user with a password, or neither.");
      }
      try {
        if (token.isPresent()) {
          return new Credentials.Bearer(token.orElseThrow());
        }
        return user.isPresent()
            ? new Credentials.Basic(user.orElseThrow(), password.orElseThrow())
            : new Credentials.Nobody();
      } catch (IllegalArgumentException e) {
        throw new DeskException(Problem.Kind.BAD_REQUEST, "Not usable: " + e.getMessage() + ".");
      }
    }

    @Override
    public String toString() {
      return "credentials";
    }
  }

  private record Wanted(
      String name,
      String address,
      String collection,
      long seconds,
      Optional<String> trust,
      Asked asked) {}

  private Reply add(Request request) {
    var wanted =
        request.json(body ->
            new Wanted(
                body.string("name"),
                body.string("address"),
                body.string("collection"),
                body.optionalLong("interval_seconds").orElse(INTERVAL_SECONDS),
                body.optionalString("trust"),
                Asked.of(body)));
    return Reply.made(
        json(
            desk.add(
                request.caller(),
                new FeedDesk.Wanted(
                    wanted.name(),
                    wanted.address(),
                    wanted.collection(),
                    Duration.ofSeconds(wanted.seconds()),
                    wanted.trust(),
                    wanted.asked().credentials()))));
  }

  private static JsonObject json(FeedView view) {
    var feed = view.feed();
    var condition = view.condition();
    var json =
        JsonObject.builder()
            .put("name", feed.name())
            .put("address", feed.address())
            .put("collection", feed.into().toString())
            .put("interval_seconds", feed.interval().toSeconds())
            .put("state", condition.state().wire())
            .put("taken", view.counts().taken())
            .put("waiting", view.counts().waiting())
            .put("refused", view.counts().refused())
            .put("misbehaved", condition.misbehaved());
    view.brought().ifPresent(at -> json.put("brought", at.toString()));
    view.cursor().ifPresent(at -> json.put("cursor", at.toString()));
    condition.answered().ifPresent(at -> json.put("answered", at.toString()));
    condition.trouble().ifPresent(why -> json.put("trouble", why));
    condition.refused().ifPresent(why -> json.put("last_refused", why));
    return json.put("created", feed.created().toString())
        .put("created_by", feed.createdBy())
        .build();
  }
}
