package dev.tocsin.node.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tocsin.core.collection.ApiRoot;
import dev.tocsin.core.collection.TaxiiCollection;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the examples of the guide in their order and compares what comes with what the guide shows.
class TaxiiGuideIT {
  private static final Pattern EXAMPLE =
      Pattern.compile("```sh\\n(.*?)```\\n(?:\\n```json\\n(.*?)```)?", Pattern.DOTALL);

  private static final Pattern PYTHON =
      Pattern.compile("```python\\n(.*?)```\\n\\n```text\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void theGuidesCommandsDoWhatItSays() throws IOException, InterruptedException {
    assumeTrue(runs("curl", "--version"), "curl is not on this machine");
    var examples = EXAMPLE.matcher(Files.readString(guide())).results().toList();
    assertThat(examples).hasSizeGreaterThan(8);
    try (var house = house()) {
      for (var example : examples) {
        String printed = run(house, example.group(1));
        String shown = Optional.ofNullable(example.group(2)).orElse("");
        assertThat(names(printed)).as(example.group(1)).isEqualTo(names(shown));
      }
    }
  }

  @Test
  void theGuidesPythonPrintsWhatItShows() throws IOException, InterruptedException {
    assumeTrue(
        runs("python3", "-c", "import requests"), "python3 with requests is not on this machine");
    String text = Files.readString(guide());
    var examples = PYTHON.matcher(text).results().toList();
    assertThat(examples).as("each is shown with what it prints").hasSize(count(text, "```python"));
    try (var house = house()) {
      for (var example : examples) {
        var script = Files.writeString(folder.resolve("example.py"), example.group(1));
        assertThat(run(house, "python3 " + script)).isEqualTo(example.group(2));
      }
    }
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private TaxiiHouse house() {
    var watch = TaxiiHouse.collection(1, TaxiiHouse.ROOT, "watch");
    var root = new ApiRoot(TaxiiHouse.ROOT, "Harbour", Optional.empty());
    var house =
        new TaxiiHouse(folder.resolve("node"), List.of(root), List.of(watch), TaxiiLimits.DEFAULT);
    fill(house, watch);
    return house;
  }

  private static void fill(TaxiiHouse house, TaxiiCollection watch) {
    var account = ConformanceHouse.WIDE;
    house.account("follower", "tlp.green", account, List.of(TaxiiHouse.both(watch)));
    var objects =
        List.of(
            StixTexts.identity("one", StixTexts.EARLY, "one"),
            StixTexts.identity("two", StixTexts.EARLY, "two"),
            StixTexts.identity("three", StixTexts.EARLY, "three"));
    var answer =
        house.post(
            "follower", "/taxii2/harbour/collections/watch/objects/", StixTexts.envelope(objects));
    assertThat(answer.status()).isEqualTo(202);
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private String run(TaxiiHouse house, String commands) throws IOException, InterruptedException {
    var shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands);
    shell.environment().put("NODE", house.address().toString());
    shell.environment().put("TOKEN", house.token("follower"));
    shell.environment().put("no_proxy", "127.0.0.1");
    var output = folder.resolve("output").toFile();
    var process =
        shell.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(commands).isTrue();
    String printed = Files.readString(output.toPath());
    assertThat(process.exitValue()).as(commands + printed).isZero();
    return printed;
  }

  /// The names of a resource's members; none if there is no resource.
  private static Set<String> names(String json) {
    if (json.isBlank()) {
      return Set.of();
    }
    var value = Json.parse(json.getBytes(StandardCharsets.UTF_8), JsonLimits.STIX);
    return value instanceof JsonObject object
        ? new TreeSet<>(object.members().keySet())
        : Set.of("no object");
  }

  private static Path guide() {
    var project = Path.of("").toAbsolutePath();
    while (!Files.exists(project.resolve("docs/guide/taxii.md"))) {
      project = Optional.ofNullable(project.getParent()).orElseThrow();
    }
    return project.resolve("docs/guide/taxii.md");
  }
}
