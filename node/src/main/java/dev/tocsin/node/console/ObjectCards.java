package dev.tocsin.node.console;

import dev.tocsin.node.desk.StatementView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  private static final String EXTENSION_TYPE = "extension_type";

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
      List<StatementView.Line> technical) {
    Card {
      lines = List.copyOf(lines);
      technical = List.copyOf(technical);
    }
  }

  /// What an object is to a reader.
  enum Group {
    ABOUT,
    LINK,
    MARKING
  }

  /// @param kind in plain English, as an object shows it
  static Group group(String kind) {
    if (LINKS.contains(kind)) {
      return Group.LINK;
    }
    return MARKINGS.contains(kind) ? Group.MARKING : Group.ABOUT;
  }

  static ObjectCards of(List<StatementView.ObjectView> objects) {
    var cards = new ArrayList<Card>();
    var links = new ArrayList<Card>();
    var markings = new ArrayList<Card>();
    for (var object : objects) {
      switch (group(object.kind())) {
        case ABOUT -> cards.add(card(object));
        case LINK -> links.add(card(object));
        case MARKING -> markings.add(card(object));
      }
    }
    return new ObjectCards(cards, links, markings);
  }

  private static Card card(StatementView.ObjectView object) {
    var lines =
        new ArrayList<>(object.lines().stream().filter(line -> !technical(object, line)).toList());
    object.lines().stream()
        .filter(line -> ofExtension(line) && !line.label().endsWith(EXTENSION_TYPE))
        .map(line ->
            new StatementView.Line(
                words(line.label().substring(line.label().lastIndexOf(", ") + 2)), line.value()))
        .forEach(lines::add);
    return new Card(
        object.title(),
        object.kind(),
        lines,
        object.lines().stream().filter(line -> technical(object, line)).toList());
  }

  /// A property's name as a label, such as `Investigation status`.
  private static String words(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('_', ' ');
  }

  /// Whether a line says nothing about the world.
  static boolean technical(StatementView.ObjectView object, StatementView.Line line) {
    return TECHNICAL.contains(line.label())
        || line.label().startsWith("Granular markings")
        || line.value().equals(object.title())
        || ofExtension(line);
  }

  /// Such a line names its extension by an id, which nobody reads.
  private static boolean ofExtension(StatementView.Line line) {
    return line.label().contains("extension-definition--") && line.label().contains(", ");
  }
}
