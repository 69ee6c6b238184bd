package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.Terminal;
import dev.tocsin.cli.terminal.Times;
import dev.tocsin.stix.json.JsonReader;
import java.util.regex.Pattern;

/// Partners for people.
final class PartnerText {
  private static final Pattern NOT_DIGIT = Pattern.compile("[^0-9]");
  private static final int GROUP = 5;
  private static final int GROUPS_A_LINE = 4;

  private final Terminal terminal;

  PartnerText(Terminal terminal) {
    this.terminal = terminal;
  }

  void page(JsonReader partner) {
    terminal.heading(partner.string("name"));
    terminal.say("node   " + partner.string("node"));
    terminal.say("state  " + partner.string("state"));
    partner
        .optionalString("trouble")
        .ifPresent(reason -> terminal.bad("nothing gets through now: " + reason));
    terminal.say("");
    terminal.say(lines(partner.string("number")));
    terminal.say("");
    terminal.say(
        """
        Call the partner on a number that you already know, not one that came with
        the descriptor. One of you reads the twelve groups aloud, the other compares;
        then the other way round. All 60 digits must be equal. If one differs, stop:
        somebody stands between you.
        Two people on each side do this and then each confirm:\
        """);
    terminal.say("  tocsin partner confirm \"" + partner.string("name") + "\" --as PERSON");
    confirmations(partner);
  }

  private void confirmations(JsonReader partner) {
    var times = new Times(terminal.look().zone());
    for (var each : partner.objects("confirmations")) {
      terminal.say(
          "Confirmed by " + each.string("person") + ", " + times.text(each.instant("at")) + ".");
    }
  }

  /// Twelve groups of five digits, four to a line.
  static String lines(String number) {
    String digits = digits(number);
    var text = new StringBuilder();
    for (int at = 0; at < digits.length(); at += GROUP) {
      int group = at / GROUP;
      if (group > 0) {
        text.append(group % GROUPS_A_LINE == 0 ? "\n" : "  ");
      }
      text.append(digits, at, Math.min(at + GROUP, digits.length()));
    }
    return "    " + text.toString().replace("\n", "\n    ");
  }

  /// The digits alone, however they were typed.
  static String digits(String number) {
    return NOT_DIGIT.matcher(number).replaceAll("");
  }
}
