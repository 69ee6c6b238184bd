package dev.tocsin.node.web;

import dev.tocsin.node.desk.Problem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// Some of the node's routes, all below one prefix, and the form in which they say no.
public interface Endpoints {
  /// Whether a path belongs here, also one that leads nowhere.
  boolean own(String path);

  void addTo(RoutesConfig routes);

  /// Answers with a refusal. Says nothing that the problem does not say.
  void refuse(Context context, Problem problem);
}
