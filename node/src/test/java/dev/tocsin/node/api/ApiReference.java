package dev.tocsin.node.api;

import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.node.desk.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The table of routes as the guide shows it.
final class ApiReference {
  private ApiReference() {}

  static String table(List<Route> routes) {
    var lines = new ArrayList<String>();
    lines.add("| route | who may | others | takes | query | what |");
    lines.add("|---|---|---|---|---|---|");
    routes.forEach(route -> lines.add(row(route)));
    return String.join("\n", lines) + "\n";
  }

  private static String row(Route route) {
    String who = who(route.access().right());
    String type = route.shape().takes().mediaType();
    String query =
        route.queryNames().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    return String.join(
        " | ",
        "| `" + route.name() + "`",
        who,
        who.equals("everyone") ? "" : route.access().hidden() ? "404" : "403",
        type.isEmpty() ? "" : "`" + type + "`",
        query,
        route.does() + " |");
  }

  private static String who(Rights right) {
    var roles =
        Arrays.stream(Role.values())
            .filter(role -> right.allow(new Caller.Person("someone", role)))
            .map(Role::words)
            .toList();
    return roles.size() == Role.values().length ? "everyone" : String.join(", ", roles);
  }
}
