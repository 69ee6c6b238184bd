package dev.tocsin.cli.command;

import dev.tocsin.cli.client.Call;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.cli.terminal.Times;
import dev.tocsin.stix.json.JsonReader;
import java.util.List;

/// The release policy in force, for people.
final class PolicyText {
  private final Terminal terminal;

  PolicyText(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Asks the node and shows the policy that it answers.
  int answer(Call call, CallerOptions caller) {
    try (var client = caller.open(terminal)) {
      var answer = client.json(call);
      if (caller.json()) {
        terminal.json(answer);
      } else {
        page(JsonReader.of(answer));
      }
      return ExitCode.DONE.code();
    }
  }

  private void page(JsonReader policy) {
    var leaf = policy.optionalLong("leaf");
    terminal.heading(
        leaf.isPresent()
            ? "Release policy " + policy.string("version")
            : "The release policy that a node begins with");
    terminal.say(
        "in force since "
            + new Times(terminal.look().zone()).text(policy.instant("since"))
            + ", by "
            + policy.string("by")
            + (leaf.isPresent() ? ", leaf " + leaf.getAsLong() + " of the log" : ""));
    terminal.say("unmarked: " + policy.string("unmarked"));
    for (var community : policy.objects("communities")) {
      terminal.say("community " + community.string("name") + ": " + words(community, "members"));
    }
    for (var partner : policy.objects("partners")) {
      terminal.say(
          "partner "
              + partner.string("name")
              + ": up to "
              + partner.string("ceiling")
              + (partner.booleanValue("client") ? ", a client" : "")
              + "; promises "
              + words(partner, "promises"));
    }
    for (var role : policy.objects("release")) {
      terminal.say(role.string("role") + " may approve up to " + role.string("level"));
    }
    for (var level : policy.objects("approvals")) {
      terminal.say(level.string("level") + " needs " + level.longValue("people") + " approvals");
    }
    terminal.say("in an emergency, one person alone up to: " + policy.string("emergency"));
    for (var caveat : policy.objects("caveats")) {
      var names = caveat.strings("for");
      terminal.say(
          "with "
              + (names.isEmpty() ? "everything" : "what goes to " + String.join(", ", names))
              + ": "
              + StatementText.line(caveat, "text"));
    }
  }

  private static String words(JsonReader row, String member) {
    List<String> words = row.strings(member);
    return words.isEmpty() ? "nothing" : String.join(", ", words);
  }
}
