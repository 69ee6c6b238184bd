package dev.tocsin.node.console;

import dev.tocsin.node.desk.AccountView;
import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.desk.StatusView;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The node itself: how it is, and who may come in.
final class HousePages {
  private static final String ACCOUNTS = "/console/accounts";

  private final Desk desk;
  private final Pages pages;

  HousePages(Desk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  record StatusPage(Shell shell, StatusView status) {}

  /// @param gap what nobody who answers warnings sees; empty if there is nothing
  record AccountsPage(Shell shell, List<AccountView> accounts, Optional<String> gap) {}

  void status(Context context, Shell.Visitor visitor) {
    var shell = pages.shell(visitor, "/console/status", Words.ENGLISH.say("status.title"));
    pages.show(context, "status", new StatusPage(shell, desk.status(visitor.person())));
  }

  void accounts(Context context, Shell.Visitor visitor) {
    var shell = pages.shell(visitor, ACCOUNTS, Words.ENGLISH.say("accounts.title"));
    var person = visitor.person();
    pages.show(
        context, "accounts", new AccountsPage(shell, desk.accounts(person), desk.gap(person)));
  }

  void add(Context context, Shell.Visitor visitor, Form form) {
    var role =
        Role.of(form.text("role"))
            .orElseThrow(
                () -> new DeskException(Problem.Kind.BAD_REQUEST, "Choose one of the roles."));
    desk.addAccount(visitor.person(), form.text("name"), role, form.words("password"));
    ConsoleEndpoints.seeOther(context, ACCOUNTS);
  }

  void disable(Context context, Shell.Visitor visitor, Form form) {
    desk.disableAccount(visitor.person(), context.pathParam("name"));
    ConsoleEndpoints.seeOther(context, ACCOUNTS);
  }

  void attributes(Context context, Shell.Visitor visitor, Form form) {
    var attributes = new TreeSet<>(Arrays.asList(form.text("attributes").split("[\\s,]+", -1)));
    attributes.remove("");
    desk.setAttributes(visitor.person(), context.pathParam("name"), attributes);
    ConsoleEndpoints.seeOther(context, ACCOUNTS);
  }

  void password(Context context, Shell.Visitor visitor, Form form) {
    desk.setPassword(visitor.person(), context.pathParam("name"), form.words("password"));
    ConsoleEndpoints.seeOther(context, ACCOUNTS);
  }
}
