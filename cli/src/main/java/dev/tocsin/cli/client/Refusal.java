package dev.tocsin.cli.client;

import dev.tocsin.cli.terminal.CommandFailure;
import dev.tocsin.cli.terminal.ExitCode;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonReader;

/// What a node says no with (RFC 9457), in words and with the exit code for it.
final class Refusal {
  private static final JsonLimits LIMITS = JsonLimits.STATEMENT;
  private static final int FAULTS_SHOWN = 20;

  /// The rule of a fault in a document of lines, whose detail names the place.
  private static final String LINE = "line ";

  private Refusal() {}

  static CommandFailure of(int status, byte[] body, Credentials credentials) {
    try {
      var problem = JsonReader.of(Json.parse(body, LIMITS));
      String type = problem.optionalString("type").orElse("");
      return new CommandFailure(exit(status, type), words(status, problem, credentials));
    } catch (JsonException _) {
      return new CommandFailure(
          exit(status, ""), "The node answered with status " + status + " and no explanation.");
    }
  }

  private static String words(int status, JsonReader problem, Credentials credentials) {
    var words = new StringBuilder(problem.optionalString("title").orElse("Status " + status));
    problem.optionalString("detail").ifPresent(detail -> words.append(": ").append(detail));
    if (status == 401) {
      words.append(" (The node did not take ").append(credentials).append(".)");
    }
    if (problem.has("faults")) {
      var faults = problem.objects("faults");
      faults.stream().limit(FAULTS_SHOWN).forEach(fault -> words.append(fault(fault)));
      if (faults.size() > FAULTS_SHOWN) {
        words.append("\n  and ").append(faults.size() - FAULTS_SHOWN).append(" more");
      }
    }
    return words.toString();
  }

  private static String fault(JsonReader fault) {
    String where = fault.optionalString("pointer").orElse("");
    if (fault.optionalString("rule").filter(rule -> rule.startsWith(LINE)).isPresent()) {
      return "\n  " + fault.optionalString("detail").orElse("is wrong");
    }
    return "\n  "
        + (where.isEmpty() ? "the whole document" : where)
        + ": "
        + fault.optionalString("detail").orElse("is wrong")
        + fault.optionalString("rule").map(rule -> " (" + rule + ")").orElse("");
  }

  private static ExitCode exit(int status, String type) {
    return switch (status) {
      case 403 -> ExitCode.NO;
      case 409 -> type.endsWith(":taken") ? ExitCode.USAGE : ExitCode.NO;
      case 429, 502, 503, 504 -> ExitCode.UNREACHABLE;
      default -> status >= 500 ? ExitCode.INTERNAL : ExitCode.USAGE;
    };
  }
}
