package dev.tocsin.node.console;

import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.node.desk.StatementView;
import dev.tocsin.node.desk.StatusView;
import dev.tocsin.node.desk.WarningLine;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;

/// Inbox, outbox and the page of one statement.
final class WarningPages {
  private static final int SHOWN = 200;

  private final Desk desk;
  private final Pages pages;

  WarningPages(Desk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  /// Two lists: what someone must see to, most urgent first, and the rest, newest first.
  record ListPage(Shell shell, List<WarningLine> first, List<WarningLine> rest) {}

  /// @param alarms of the partner that it came from or went to
  /// @param mayAnswer whether the visitor may answer it now
  record WarningPage(
      Shell shell,
      StatementView view,
      ObjectCards objects,
      List<StatusView.AlarmView> alarms,
      boolean mayAnswer) {}

  void inbox(Context context, Shell.Visitor visitor) {
    var lines = desk.inbox(visitor.person(), SHOWN).stream().filter(WarningPages::shown).toList();
    var urgency = Comparator.comparingInt((WarningLine line) -> line.precedence().rank());
    pages.show(
        context,
        "inbox",
        new ListPage(
            pages.shell(visitor, "/console/inbox", Words.ENGLISH.say("inbox.title")),
            lines.stream().filter(WarningLine::awaitsAnswer).sorted(urgency).toList(),
            lines.stream().filter(line -> !line.awaitsAnswer()).toList()));
  }

  void outbox(Context context, Shell.Visitor visitor) {
    var lines = desk.outbox(visitor.person(), SHOWN);
    pages.show(
        context,
        "outbox",
        new ListPage(
            pages.shell(visitor, "/console/outbox", Words.ENGLISH.say("outbox.title")),
            lines.stream().filter(WarningPages::shown).toList(),
            lines.stream().filter(line -> !shown(line)).toList()));
  }

  private static boolean shown(WarningLine line) {
    return line.kind() == Statement.Kind.WARNING;
  }

  void warning(Context context, Shell.Visitor visitor) {
    var view = desk.statement(visitor.person(), context.pathParam("id"));
    var line = view.line();
    boolean received = line.direction() == WarningLine.Direction.RECEIVED;
    var title = (line.exercise() ? Words.ENGLISH.say("exercise.tab") + " " : "") + line.title();
    pages.show(
        context,
        "warning",
        new WarningPage(
            pages.shell(visitor, received ? "/console/inbox" : "/console/outbox", title),
            view,
            ObjectCards.of(view.objects()),
            desk.status(visitor.person()).alarms().stream()
                .filter(alarm -> alarm.partner().filter(line.partner()::equals).isPresent())
                .toList(),
            line.awaitsAnswer() && Rights.ANSWER.allow(visitor.person())));
  }

  void answer(Context context, Shell.Visitor visitor, Form form) {
    var id = context.pathParam("id");
    desk.decide(visitor.person(), id, decision(form), form.text("note").replace("\r\n", "\n"));
    ConsoleEndpoints.seeOther(context, "/console/warnings/" + id);
  }

  private static Decision decision(Form form) {
    var wire = form.text("decision");
    for (var decision : Decision.values()) {
      if (decision.wire().equals(wire)) {
        return decision;
      }
    }
    throw new DeskException(
        Problem.Kind.BAD_REQUEST, "Choose one of the three answers, then send it again.");
  }

  void evidence(Context context, Shell.Visitor visitor) {
    boolean content = "yes".equals(context.queryParam("content"));
    Downloads.send(context, desk.evidence(visitor.person(), context.pathParam("id"), content));
  }

  void part(Context context, Shell.Visitor visitor) {
    Downloads.send(
        context, desk.part(visitor.person(), context.pathParam("id"), context.pathParam("name")));
  }
}
