package dev.tocsin.node.console;

import dev.tocsin.node.desk.Desk;
import dev.tocsin.node.desk.DeskException;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Rights;
import dev.tocsin.node.desk.Searched;
import dev.tocsin.node.desk.Searching;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// The search of what this node has. Words are sent as a form and never in an address, since
/// addresses stay in the history of a browser and in the logs of whatever stands in between.
final class SearchPages {
  static final String HERE = "/console/search";

  private static final int HITS = 20;

  private final Desk desk;
  private final Pages pages;

  SearchPages(Desk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  /// @param words what was asked; blank at first
  /// @param in the wire form of where to look; blank for everywhere
  /// @param further whether it went on from an earlier answer
  /// @param wrong why nothing was searched, in a sentence
  record SearchPage(
      Shell shell,
      String words,
      String in,
      boolean further,
      Optional<Searched> searched,
      Optional<String> wrong) {

    List<Searched.Hit> hits() {
      return searched.map(Searched::hits).orElse(List.of());
    }
  }

  void form(Context context, Shell.Visitor visitor) {
    Rights.READ_CONTENT.require(visitor.person());
    show(context, visitor, new Asked("", "", Optional.empty()), Optional.empty(), Optional.empty());
  }

  private record Asked(String words, String in, Optional<String> before) {
    Searching.In where() {
      return switch (in) {
        case "warnings" -> Searching.In.WARNINGS;
        case "collections" -> Searching.In.COLLECTIONS;
        default -> Searching.In.EVERYWHERE;
      };
    }
  }

  void search(Context context, Shell.Visitor visitor, Form form) {
    var asked = new Asked(form.text("words"), form.text("in"), form.filled("before"));
    try {
      var searched =
          desk.searching()
              .search(
                  visitor.person(),
                  new Searching.Asked(asked.words(), asked.where(), asked.before(), HITS));
      show(context, visitor, asked, Optional.of(searched), Optional.empty());
    } catch (DeskException e) {
      if (e.problem().kind() != Problem.Kind.BAD_REQUEST) {
        throw e;
      }
      context.status(e.problem().kind().status());
      show(context, visitor, asked, Optional.empty(), Optional.of(e.problem().detail()));
    }
  }

  private void show(
      Context context,
      Shell.Visitor visitor,
      Asked asked,
      Optional<Searched> searched,
      Optional<String> wrong) {
    var shell = pages.shell(visitor, HERE, Words.ENGLISH.say("search.title"));
    pages.show(
        context,
        "search",
        new SearchPage(
            shell, asked.words(), asked.in(), asked.before().isPresent(), searched, wrong));
  }
}
