package dev.tocsin.node.console;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.desk.WarningLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Two enrolled nodes; the receiving one has an account for each role.
final class ConsoleHouse implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(60);

  final DemoNodes nodes;

  ConsoleHouse(Path folder) {
    this.nodes = DemoNodes.start(folder);
    nodes.confirm(nodes.invite());
    for (var role : Role.values()) {
      add(name(role), role);
    }
  }

  /// The account that each role has; its password follows from its name.
  static String name(Role role) {
    return "a-" + role.wire();
  }

  static String password(String name) {
    return "the password of " + name;
  }

  void add(String name, Role role) {
    desk().addAccount(new Caller.Operator(), name, role, password(name));
  }

  /// The receiving desk.
  Desk desk() {
    return nodes.shield().node().desk();
  }

  String base() {
    return nodes.shield().address().toString();
  }

  String brief() {
    return nodes.shield().node().keyring().self().brief();
  }

  /// Warns the node whose console is tested, and waits for the receipt.
  StatementId warn(Precedence precedence, boolean exercise) {
    return warn(DemoNodes.sampleWarning(), Optional.empty(), precedence, exercise);
  }

  StatementId warn(Bytes bundle, Optional<String> title, Precedence precedence, boolean exercise) {
    var watch = nodes.watch();
    var draft = new Draft(bundle, title, precedence, exercise, Optional.empty());
    var id = watch.node().desk().release(watch.officer(), DemoNodes.SHIELD, draft);
    DemoNodes.await("the receipt", LIMIT, () -> sent(id).state().equals("received"));
    return id;
  }

  /// What the sender sees of it.
  WarningLine sent(StatementId id) {
    var watch = nodes.watch();
    return watch.node().desk().statement(watch.officer(), id.toString()).line();
  }

  @Override
  public void close() {
    nodes.close();
  }
}
