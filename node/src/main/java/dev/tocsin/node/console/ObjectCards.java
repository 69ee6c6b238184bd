package dev.tocsin.node.console;

import dev.tocsin.node.desk.StatementView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The objects of a warning as a page shows them: what it says, how that hangs together, and what
/// only machines need. Nothing is dropped.
record ObjectCards(List<Card> cards, List<Card> links, List<Card> markings) {
  private static final Set<String> LINKS = Set.of("Relationship");
  private static final Set<String> MARKINGS =
      Set.of("Marking", "Extension definition", "Language content");

  /// Labels of lines that say nothing about the world.
  private static final Set<String> TECHNICAL =
      Set.of(
          "Type",
          "Id",
          "Spec version",
          "Created",
          "Modified",
          "Created by ref",
          "Object marking refs",
          "Object refs",
          "Revoked",
          "Lang");

  ObjectCards {
    cards = List.copyOf(cards);
    links = List.copyOf(links);
    markings = List.copyOf(markings);
  }

  /// @param lines what a person reads
  /// @param technical what machines need
  record Card(
      String title,
      String kind,
      List<StatementView.Line> lines,
      List<StatementView.Line> technical) {}

  static ObjectCards of(List<StatementView.ObjectView> objects) {
    var cards = new ArrayList<Card>();
    var links = new ArrayList<Card>();
    var markings = new ArrayList<Card>();
    for (var object : objects) {
      if (LINKS.contains(object.kind())) {
        links.add(card(object));
      } else if (MARKINGS.contains(object.kind())) {
        markings.add(card(object));
      } else {
        cards.add(card(object));
      }
    }
    return new ObjectCards(cards, links, markings);
  }

  private static Card card(StatementView.ObjectView object) {
    return new Card(
        object.title(),
        object.kind(),
        object.lines().stream().filter(line -> !technical(object, line)).toList(),
        object.lines().stream().filter(line -> technical(object, line)).toList());
  }

  private static boolean technical(StatementView.ObjectView object, StatementView.Line line) {
    if (line.value().equals(object.title())) {
      return true;
    }
    // Lines of an extension name it by its id, which nobody reads.
    return TECHNICAL.contains(line.label()) || line.label().contains("extension-definition--");
  }
}
