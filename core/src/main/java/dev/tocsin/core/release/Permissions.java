package dev.tocsin.core.release;

import dev.tocsin.core.release.terms.Terms;
import java.util.List;

/// What whoever has something may do with it, in plain sentences.
public record Permissions(
    String act, String inform, String court, String onward, String attribution, String until) {

  public static Permissions of(Terms terms) {
    return new Permissions(
        act(terms), inform(terms), court(terms), onward(terms), attribution(terms), until(terms));
  }

  /// All, in the order in which they are shown.
  public List<String> sentences() {
    return List.of(act, inform, court, onward, attribution, until);
  }

  private static String act(Terms terms) {
    return switch (terms.action()) {
      case VISIBLE_DIRECT -> "You may act on it, also where the adversary sees it.";
      case VISIBLE_INDIRECT ->
          "You may act on it by means that do not touch the adversary, such as third parties.";
      case INTERNAL -> "You may act on it inside your own networks, where nobody else sees it.";
      case CONTACT_FIRST -> "You must contact the originator before you act on it.";
      case NONE -> "You must not act on it; it is for your information.";
    };
  }

  private static String inform(Terms terms) {
    return switch (terms.inform()) {
      case MAY -> "You may inform the target.";
      case ASK_FIRST -> "You must ask the originator before you inform the target.";
      case MUST_NOT -> "You must not inform the target.";
    };
  }

  private static String court(Terms terms) {
    return switch (terms.court()) {
      case MAY -> "You may use it in court.";
      case ASK_FIRST -> "You must ask the originator before you use it in court.";
    };
  }

  private static String onward(Terms terms) {
    return switch (terms.onward()) {
      case FREE -> "You may pass it on to: " + terms.audience() + "." + copy(terms);
      case ASK_ORIGINATOR -> "You must ask the originator before you pass it on." + copy(terms);
      case NEVER -> "You must not pass it on." + copy(terms);
    };
  }

  private static String copy(Terms terms) {
    return switch (terms.copy()) {
      case GIVEN -> "";
      case SHOW_ONLY -> " You may look at it and keep no copy.";
    };
  }

  private static String attribution(Terms terms) {
    return switch (terms.attribution()) {
      case MAY -> "You may name the source.";
      case MUST -> "You must name the source.";
      case MUST_NOT -> "You must not name the source.";
    };
  }

  private static String until(Terms terms) {
    return terms
        .time()
        .until()
        .map(end -> "You may keep it until " + end + ".")
        .orElse("There is no time limit.");
  }
}
