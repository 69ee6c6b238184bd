package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonReader;
import dev.tocsin.stix.json.JsonValue;
import java.util.List;

/// The objects of a list that a node answers.
final class Rows {
  private Rows() {}

  static List<JsonReader> of(JsonValue answer) {
    if (answer instanceof JsonArray list) {
      return list.elements().stream().map(JsonReader::of).toList();
    }
    throw new CommandFailure(
        ExitCode.INTERNAL, "The node answered " + answer.kind() + " where a list was expected.");
  }
}
