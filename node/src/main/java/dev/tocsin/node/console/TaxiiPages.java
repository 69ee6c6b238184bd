package dev.tocsin.node.console;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.core.collection.TaxiiCollection.Inbound;
import dev.tocsin.node.account.MachineAccount;
import dev.tocsin.node.account.MachineAccounts;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.MachineDesk.May;
import dev.tocsin.node.desk.NewCollection;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.feed.FeedView;
import dev.tocsin.stix.Tlp;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Collections and the programs that share them.
final class TaxiiPages {
  static final String HERE = "/console/taxii";

  private final Desk desk;
  private final Pages pages;

  TaxiiPages(Desk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  record OverviewPage(
      Shell shell,
      List<ApiRoot> roots,
      List<TaxiiCollection> collections,
      List<MachineAccounts.View> accounts,
      List<FeedView> feeds) {
    /// What a collection is called here.
    String title(UUID collection) {
      return collections.stream()
          .filter(each -> each.id().equals(collection))
          .map(TaxiiCollection::title)
          .findFirst()
          .orElseGet(collection::toString);
    }
  }

  /// @param secret shown on this page and nowhere else
  record TokenPage(Shell shell, String account, String token, String secret) {}

  void overview(Context context, Shell.Visitor visitor) {
    var shell = pages.shell(visitor, HERE, Words.ENGLISH.say("taxii.title"));
    pages.show(
        context,
        "taxii",
        new OverviewPage(
            shell,
            desk.collections().roots(visitor.person()),
            desk.collections().collections(visitor.person()),
            desk.machines().all(visitor.person()),
            desk.feeds().all(visitor.person())));
  }

  void addRoot(Context context, Shell.Visitor visitor, Form form) {
    desk.collections()
        .addRoot(
            visitor.person(),
            () -> new ApiRoot(form.text("name"), form.text("title"), form.filled("description")));
    ConsoleEndpoints.seeOther(context, HERE);
  }

  void addCollection(Context context, Shell.Visitor visitor, Form form) {
    var inbound =
        Inbound.of(form.text("inbound"))
            .orElseThrow(() -> unchosen("what becomes of objects that programs add"));
    desk.collections()
        .addCollection(
            visitor.person(),
            new NewCollection(
                form.text("root"),
                form.text("title"),
                form.filled("description"),
                form.filled("alias"),
                level(form.text("unmarked")),
                inbound));
    ConsoleEndpoints.seeOther(context, HERE);
  }

  private static Tlp level(String name) {
    return Arrays.stream(Tlp.values())
        .filter(tlp -> tlp.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unchosen("a level"));
  }

  private static DeskException unchosen(String what) {
    return new DeskException(Problem.Kind.BAD_REQUEST, "Choose " + what + ".");
  }

  void addAccount(Context context, Shell.Visitor visitor, Form form) {
    desk.machines()
        .add(visitor.person(), form.text("name"), attributes(form), MachineAccount.Limits.DEFAULT);
    ConsoleEndpoints.seeOther(context, HERE);
  }

  /// The attributes in a field, with spaces or commas between.
  static Set<String> attributes(Form form) {
    var attributes = new TreeSet<>(Arrays.asList(form.text("attributes").split("[\\s,]+", -1)));
    attributes.remove("");
    return attributes;
  }

  void grant(Context context, Shell.Visitor visitor, Form form) {
    var may = EnumSet.noneOf(May.class);
    if (form.ticked("read")) {
      may.add(May.READ);
    }
    if (form.ticked("write")) {
      may.add(May.WRITE);
    }
    desk.machines().grant(visitor.person(), context.pathParam("name"), collection(form), may);
    ConsoleEndpoints.seeOther(context, HERE);
  }

  private static String collection(Form form) {
    return form.filled("collection").orElseThrow(() -> unchosen("a collection"));
  }

  void addToken(Context context, Shell.Visitor visitor, Form form) {
    var fresh =
        desk.machines()
            .addToken(
                visitor.person(),
                context.pathParam("name"),
                form.text("token"),
                form.filled("expires").map(TaxiiPages::end));
    var shell = pages.shell(visitor, HERE, Words.ENGLISH.say("taxii.token.title"));
    context.header("Cache-Control", "no-store");
    pages.show(
        context,
        "taxiitoken",
        new TokenPage(shell, context.pathParam("name"), fresh.credential().name(), fresh.secret()));
  }

  /// The beginning of a day in UTC.
  private static Instant end(String day) {
    try {
      return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException _) {
      throw new DeskException(Problem.Kind.BAD_REQUEST, "Write the day like 2031-11-28.");
    }
  }

  void revoke(Context context, Shell.Visitor visitor, Form form) {
    desk.machines().revoke(visitor.person(), context.pathParam("name"), form.text("credential"));
    ConsoleEndpoints.seeOther(context, HERE);
  }

  void disable(Context context, Shell.Visitor visitor, Form form) {
    desk.machines().setDisabled(visitor.person(), context.pathParam("name"), true);
    ConsoleEndpoints.seeOther(context, HERE);
  }

  void enable(Context context, Shell.Visitor visitor, Form form) {
    desk.machines().setDisabled(visitor.person(), context.pathParam("name"), false);
    ConsoleEndpoints.seeOther(context, HERE);
  }
}
