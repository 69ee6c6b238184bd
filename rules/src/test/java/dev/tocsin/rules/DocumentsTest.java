package dev.tocsin.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Documents must not drift from the tree.
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)#\\s]+)[^)]*\\)");
  private static final Pattern PATH =
      Pattern.compile(
          "`((?:docs|stix|log|core|storage|exchange|testkit|node|cli|rules|bench|scripts)/[\\w./-]+)`");

  @Test
  void linksBetweenDocumentsResolve() throws IOException {
    var faults = new ArrayList<String>();
    for (var file : TidyTest.files(".md")) {
      var links = LINK.matcher(Files.readString(file));
      while (links.find()) {
        String target = links.group(1);
        if (!target.contains("://")
            && !target.startsWith("mailto:")
            && !Files.exists(file.resolveSibling(target))) {
          faults.add(TidyTest.ROOT.relativize(file) + " points to " + target);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void pathsNamedInDocumentsExist() throws IOException {
    var faults = new ArrayList<String>();
    for (var file : TidyTest.files(".md")) {
      var paths = PATH.matcher(Files.readString(file));
      while (paths.find()) {
        if (!Files.exists(TidyTest.ROOT.resolve(paths.group(1)))) {
          faults.add(TidyTest.ROOT.relativize(file) + " names " + paths.group(1));
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void theReadmeGivesTheTwoCommands() throws IOException {
    String readme = Files.readString(TidyTest.ROOT.resolve("README.md"));
    assertThat(readme).contains("./tocsin demo").contains("./build test");
    assertThat(Files.readString(TidyTest.ROOT.resolve(".ci/run"))).contains("./build test");
  }

  @Test
  void theChangelogStartsWithWhatIsNotReleased() throws IOException {
    List<String> lines = Files.readAllLines(TidyTest.ROOT.resolve("CHANGELOG.md"));
    var headings = lines.stream().filter(line -> line.startsWith("## ")).toList();
    assertThat(lines.getFirst()).isEqualTo("# Changelog");
    assertThat(headings).first().isEqualTo("## Unreleased");
    assertThat(headings.subList(1, headings.size()))
        .allMatch(heading -> heading.matches("## \\d+\\.\\d+\\.\\d+, \\d{4}-\\d{2}-\\d{2}"));
  }

  @Test
  void everyDecisionSaysWhenToReopenIt() throws IOException {
    for (var file : TidyTest.files(".md")) {
      if (file.toString().contains("/decisions/") && !file.endsWith("README.md")) {
        assertThat(Files.readString(file)).as(file.toString()).contains("## Reopen when");
      }
    }
  }

  @Test
  void everyDependencyHasItsLine() throws IOException {
    String list = Files.readString(TidyTest.ROOT.resolve("docs/dependencies.md"));
    var artifact = Pattern.compile("<artifactId>([\\w.-]+)</artifactId><version>");
    String pom = Files.readString(TidyTest.ROOT.resolve("pom.xml"));
    String managed = pom.substring(0, pom.indexOf("<pluginManagement>"));
    var found = artifact.matcher(managed);
    while (found.find()) {
      if (!found.group(1).startsWith("tocsin-")) {
        assertThat(list).contains("`" + found.group(1) + "`");
      }
    }
  }
}
