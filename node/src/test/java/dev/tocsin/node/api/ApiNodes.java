package dev.tocsin.node.api;

import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.node.TestPolicies;
import dev.tocsin.node.account.Accounts;
import dev.tocsin.node.account.OperatorToken;
import dev.tocsin.node.account.QuickPassword;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.Role;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// Two real nodes that are partners, one account for each role on the receiving one, and calls to
/// that one's API.
final class ApiNodes implements AutoCloseable {
  static final String PASSWORD = "twelve and more";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final DemoNodes nodes;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();

  private ApiNodes(DemoNodes nodes, String token) {
    this.nodes = nodes;
    this.token = token;
  }

  static ApiNodes start(Path folder) throws IOException {
    var nodes = DemoNodes.start(folder);
    nodes.confirm(nodes.invite());
    var node = nodes.shield().node();
    for (var role : Role.values()) {
      QuickPassword.add(node.accounts(), account(role), role, PASSWORD);
    }
    node.desk()
        .policies()
        .load(new Caller.Operator(), TestPolicies.alone(DemoNodes.WATCH, "amber", "withhold"));
    var file = folder.resolve(DemoNodes.SHIELD).resolve(OperatorToken.FILE_NAME);
    return new ApiNodes(nodes, Files.readString(file).strip());
  }

  static String account(Role role) {
    return "the." + role.wire();
  }

  /// A warning from the other node, received here.
  StatementId warned() {
    var watch = nodes.watch();
    var draft =
        new Draft(
            DemoNodes.sampleWarning(), Optional.empty(), Precedence.FLASH, false, Optional.empty());
    var id = watch.warn(DemoNodes.SHIELD, draft);
    DemoNodes.await(
        "the warning",
        LIMIT,
        () ->
            watch
                .node()
                .desk()
                .statement(watch.officer(), id.toString())
                .line()
                .state()
                .equals("received"));
    return id;
  }

  /// A warning that stays owed, since the other node is stopped first.
  StatementId owed() {
    nodes.watch().node().close();
    var shield = nodes.shield();
    var draft =
        new Draft(
            DemoNodes.sampleWarning(),
            Optional.empty(),
            Precedence.ROUTINE,
            false,
            Optional.empty());
    return shield.warn(DemoNodes.WATCH, draft);
  }

  Desk desk() {
    return nodes.shield().node().desk();
  }

  Accounts accounts() {
    return nodes.shield().node().accounts();
  }

  String operator() {
    return "Bearer " + token;
  }

  static String person(String name, String password) {
    var bytes = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  static String person(Role role) {
    return person(account(role), PASSWORD);
  }

  /// A request for a path below `/api/v1`.
  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(nodes.shield().address().resolve(ApiEndpoints.PREFIX + path));
  }

  HttpRequest.Builder asOperator(String path) {
    return to(path).header("Authorization", operator());
  }

  static HttpRequest.Builder post(HttpRequest.Builder request, String type, String body) {
    return request
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  static JsonReader json(HttpResponse<byte[]> response) {
    return JsonReader.of(Json.parse(response.body(), JsonLimits.STIX));
  }

  @Override
  public void close() {
    http.close();
    nodes.close();
  }
}
