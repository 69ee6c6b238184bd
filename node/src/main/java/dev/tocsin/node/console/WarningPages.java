package dev.tocsin.node.console;

import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.partner.Partner;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Forwarded;
import dev.tocsin.node.desk.PartnerView;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.node.desk.StatementView;
import dev.tocsin.node.desk.StatusView;
import dev.tocsin.node.desk.WarningLine;
import dev.tocsin.stix.SafeText;
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
  /// @param mayPermit whether the visitor may answer the request that it is
  /// @param forwardTo the partners that the visitor could pass it on to
  /// @param collectInto the collections that the visitor could put it into
  record WarningPage(
      Shell shell,
      StatementView view,
      ObjectCards objects,
      List<StatusView.AlarmView> alarms,
      boolean mayAnswer,
      boolean mayPermit,
      List<String> forwardTo,
      List<TaxiiCollection> collectInto) {
    WarningPage {
      forwardTo = List.copyOf(forwardTo);
      collectInto = List.copyOf(collectInto);
    }
  }

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
    return warning(line) || line.kind() == Statement.Kind.RFI;
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
            warning(line) && line.awaitsAnswer() && Rights.ANSWER.allow(visitor.person()),
            view.request().isPresent()
                && line.awaitsAnswer()
                && Rights.PERMIT.allow(visitor.person()),
            forwardTo(visitor, view),
            collectInto(visitor, view)));
  }

  private List<TaxiiCollection> collectInto(Shell.Visitor visitor, StatementView view) {
    var line = view.line();
    boolean may =
        warning(line)
            && line.direction() == WarningLine.Direction.RECEIVED
            && line.answer().isPresent()
            && !line.exercise()
            && view.copied()
            && Rights.ADMIT.allow(visitor.person());
    return may ? desk.objects().collections(visitor.person()) : List.of();
  }

  private List<String> forwardTo(Shell.Visitor visitor, StatementView view) {
    var line = view.line();
    boolean may =
        warning(line)
            && line.direction() == WarningLine.Direction.RECEIVED
            && !view.withheld()
            && view.notShown().isEmpty()
            && Rights.RELEASE.allow(visitor.person());
    return may
        ? desk.partners(visitor.person()).stream()
            .filter(partner -> partner.state() == Partner.State.ACTIVE)
            .map(PartnerView::name)
            .filter(name -> !name.equals(line.partner()))
            .toList()
        : List.of();
  }

  private static boolean warning(WarningLine line) {
    return line.kind() == Statement.Kind.WARNING;
  }

  void answer(Context context, Shell.Visitor visitor, Form form) {
    var id = context.pathParam("id");
    desk.decide(
        visitor.person(),
        id,
        decision(form, Decision.OF_WARNINGS),
        form.text("note").replace("\r\n", "\n"));
    ConsoleEndpoints.seeOther(context, "/console/warnings/" + id);
  }

  /// Answers a request to pass a warning on.
  void permit(Context context, Shell.Visitor visitor, Form form) {
    var id = context.pathParam("id");
    var note = form.text("note").replace("\r\n", "\n");
    desk.answerRequest(visitor.person(), id, decision(form, Decision.OF_REQUESTS), note);
    ConsoleEndpoints.seeOther(context, "/console/warnings/" + id);
  }

  /// Passes a warning on.
  void forward(Context context, Shell.Visitor visitor, Form form) {
    var id = context.pathParam("id");
    var reason = form.text("reason").replace("\r\n", "\n");
    var page =
        switch (desk.forward(visitor.person(), id, form.text("partner"), reason)) {
          case Forwarded.Drafted(var draft) -> "/console/drafts/" + draft;
          case Forwarded.Asked(var request, var _) -> "/console/warnings/" + request;
        };
    ConsoleEndpoints.seeOther(context, page);
  }

  /// Puts its objects into a collection.
  void collect(Context context, Shell.Visitor visitor, Form form) {
    var collection = form.text("collection");
    var problems = desk.collect(visitor.person(), context.pathParam("id"), collection).failures();
    if (!problems.isEmpty()) {
      throw new DeskException(
          Problem.Kind.STATE,
          problems.size()
              + " of its objects did not come in, the others did. The first: "
              + SafeText.of(problems.getFirst().message()).text());
    }
    ConsoleEndpoints.seeOther(context, CollectionPages.HERE + "/" + collection);
  }

  private static Decision decision(Form form, List<Decision> choices) {
    var wire = form.text("decision");
    for (var decision : choices) {
      if (decision.wire().equals(wire)) {
        return decision;
      }
    }
    throw new DeskException(
        Problem.Kind.BAD_REQUEST, "Choose one of the answers, then send it again.");
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
