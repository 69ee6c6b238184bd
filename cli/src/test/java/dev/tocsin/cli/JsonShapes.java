package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The members of `--json` answers as the guide lists them: one table row for each command, nested
/// members with dots, `[]` after lists, `?` after what may be absent.
record JsonShapes(Map<String, List<String>> commands) {
  private static final Pattern ROW = Pattern.compile("\\| `tocsin ([^`]+)` \\| (`.+) \\|");
  private static final Pattern MEMBER = Pattern.compile("`([^`]+)`");

  static Path guide() {
    var root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("tocsin"))) {
      root = Optional.ofNullable(root.getParent()).orElseThrow();
    }
    return root.resolve("docs/guide/command-line.md");
  }

  static JsonShapes read() {
    try {
      var commands = new LinkedHashMap<String, List<String>>();
      var rows = ROW.matcher(Files.readString(guide()));
      while (rows.find()) {
        var members = new ArrayList<String>();
        var found = MEMBER.matcher(rows.group(2));
        while (found.find()) {
          members.add(found.group(1));
        }
        commands.put(rows.group(1), members);
      }
      return new JsonShapes(commands);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every member of the answer is listed, and every one that must be there is.
  void check(String command, Shell.Done done) {
    assertThat(commands).containsKey(command);
    var listed = commands.getOrDefault(command, List.of());
    var found = new TreeSet<String>();
    collect("", done.value(), found);
    var all = new TreeSet<String>();
    var required = new TreeSet<String>();
    for (var member : listed) {
      all.add(member.replace("?", ""));
      if (!member.contains("?")) {
        required.add(member);
      }
    }
    assertThat(all).as("listed for " + command).containsAll(found);
    // What stands inside an empty list cannot be seen.
    required.removeIf(member -> insideEmptyList(member, found));
    assertThat(found).as("answered by " + command).containsAll(required);
  }

  private static boolean insideEmptyList(String member, TreeSet<String> found) {
    int list = member.lastIndexOf("[].");
    if (list < 0) {
      return false;
    }
    String inside = member.substring(0, list) + "[].";
    return found.stream().noneMatch(each -> each.startsWith(inside));
  }

  private static void collect(String prefix, JsonValue value, TreeSet<String> found) {
    if (value instanceof JsonArray list) {
      list.elements().forEach(each -> collect(list(prefix), each, found));
    } else if (value instanceof JsonObject object) {
      object
          .members()
          .forEach((name, member) -> {
            String path = prefix + name;
            found.add(member instanceof JsonArray ? path + "[]" : path);
            collect(path + (member instanceof JsonArray ? "" : "."), member, found);
          });
    }
  }

  private static String list(String prefix) {
    return prefix + "[].";
  }
}
