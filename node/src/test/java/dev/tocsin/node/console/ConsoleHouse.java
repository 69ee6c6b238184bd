package dev.tocsin.node.console;

import dev.tocsin.core.Bytes;
import dev.tocsin.core.collection.Addition;
import dev.tocsin.core.collection.Incoming;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.StatementId;
import dev.tocsin.core.visibility.Viewer;
import dev.tocsin.node.account.QuickPassword;
import dev.tocsin.node.demo.DemoNodes;
import dev.tocsin.node.desk.Caller;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.Draft;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.desk.WarningLine;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.json.JsonStreamLimits;
import dev.tocsin.stix.validate.Options;
import dev.tocsin.stix.validate.Validator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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
    QuickPassword.add(nodes.shield().node().accounts(), name, role, password(name));
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
    var id = watch.warn(DemoNodes.SHIELD, draft);
    DemoNodes.await("the receipt", LIMIT, () -> sent(id).state().equals("received"));
    return id;
  }

  /// Adds the objects of the sample warning to the first collection, as a program does.
  ///
  /// @return how many
  int bring() throws IOException {
    var node = nodes.shield().node();
    var validator = Validator.of(Options.standard());
    var objects = new ArrayList<Incoming>();
    var reader = BundleReader.of(DemoNodes.sampleWarning().toArray(), JsonStreamLimits.BUNDLE);
    for (var next = reader.next(); next.isPresent(); next = reader.next()) {
      if (Incoming.read(next.get(), validator) instanceof Incoming.Reading.Valid(Incoming object)) {
        objects.add(object);
      }
    }
    var collection = desk().collections().collections(new Caller.Operator()).getFirst();
    var request =
        new Addition.Request(UUID.randomUUID(), Instant.EPOCH, Instant.EPOCH.plusSeconds(60));
    var viewer = Viewer.of(Set.of("tlp.red"));
    node.registrar().add(new Addition(collection, "siem", viewer, objects, List.of(), request));
    return objects.size();
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
