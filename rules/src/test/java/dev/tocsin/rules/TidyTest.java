package dev.tocsin.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// House rules that no compiler checks: sizes, words, and what each file must have.
class TidyTest {
  static final Path ROOT = root();
  private static final int FILE_LINES_MAX = 600;
  private static final int METHOD_LINES_MAX = 70;
  private static final long FILE_BYTES_MAX = 500_000;

  /// A word that we do not use, and what to write instead.
  private static final Map<String, String> BANNED =
      Map.of(
          "Instant." + "now(", "the clock edge (InstantSource)",
          "Optional." + "get()", "orElseThrow with a reason, or a pattern",
          "@" + "Disabled", "a fixed test, or none",
          "TO" + "DO", "an issue, or the work itself",
          "FIX" + "ME", "an issue, or the work itself",
          "Thread." + "sleep(", "a condition to wait for, with a limit",
          "import org." + "mockito", "a fake that keeps the contract");

  private static final List<Pattern> BAD_TYPE_NAMES =
      List.of(
          Pattern.compile("\\b(class|record|interface|enum) \\w+(Impl|Manager|Helper|Utils?)\\b"));

  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("tocsin"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("run this inside the project");
      }
    }
    return folder;
  }

  static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> path.getFileName().toString().endsWith(ending))
          .filter(path -> !inside(path, "target") && !inside(path, ".git"))
          .sorted()
          .toList();
    }
  }

  private static boolean inside(Path path, String folder) {
    for (var name : ROOT.relativize(path)) {
      if (name.toString().equals(folder)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void thereAreSourcesToLookAt() throws IOException {
    assertThat(files(".java")).hasSizeGreaterThan(100);
  }

  @Test
  void noFileIsTooLong() throws IOException {
    var faults = new ArrayList<String>();
    for (var file : files(".java")) {
      int lines = Files.readAllLines(file).size();
      if (lines > FILE_LINES_MAX) {
        faults.add(ROOT.relativize(file) + " has " + lines + " lines");
      }
    }
    for (var file : files("")) {
      if (Files.size(file) > FILE_BYTES_MAX) {
        faults.add(ROOT.relativize(file) + " has " + Files.size(file) + " bytes");
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void noMethodIsTooLong() throws IOException {
    var start =
        Pattern.compile("^  (  )?[\\w@<].*[^;,]\\) ?(throws .*)?\\{$|^  (  )?\\S.*\\) \\{$");
    var faults = new ArrayList<String>();
    for (var file : files(".java")) {
      var lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!start.matcher(lines.get(i)).find()) {
          continue;
        }
        String end = " ".repeat(lines.get(i).indexOf(lines.get(i).strip())) + "}";
        int last = i + 1;
        while (last < lines.size() && !lines.get(last).equals(end)) {
          last++;
        }
        if (last < lines.size() && last - i + 1 > METHOD_LINES_MAX) {
          faults.add(ROOT.relativize(file) + ":" + (i + 1) + " has " + (last - i + 1) + " lines");
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void bannedWordsStayOut() throws IOException {
    var faults = new ArrayList<String>();
    for (var file : files(".java")) {
      String text = Files.readString(file);
      BANNED.forEach((word, instead) -> {
        if (text.contains(word)) {
          faults.add(ROOT.relativize(file) + ": " + word + " (use " + instead + ")");
        }
      });
      boolean printer = inside(file, "cli") || inside(file, "bench") || inside(file, "test");
      if (!printer && text.contains("System." + "out")) {
        faults.add(ROOT.relativize(file) + ": System.out outside cli and bench");
      }
      for (var name : BAD_TYPE_NAMES) {
        if (name.matcher(text).find()) {
          faults.add(ROOT.relativize(file) + ": a type name that says nothing");
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    var faults = new ArrayList<String>();
    for (var file : files(".java")) {
      var beside = file.resolveSibling("package-info.java");
      var inMain = Path.of(beside.toString().replace("/src/test/java/", "/src/main/java/"));
      if (!marks(beside) && !marks(inMain)) {
        faults.add(ROOT.relativize(file).toString());
      }
    }
    assertThat(faults).isEmpty();
  }

  private static boolean marks(Path packageInfo) throws IOException {
    return Files.exists(packageInfo)
        && Files.readString(packageInfo, StandardCharsets.UTF_8).contains("@NullMarked");
  }

  @Test
  void fuzzTargetsAndTestsHaveNamesThatAreRun() throws IOException {
    var faults = new ArrayList<String>();
    for (var file : files(".java")) {
      String name = file.getFileName().toString();
      boolean tests = Files.readString(file).contains("@" + "Test");
      boolean contract = Files.readString(file).contains("abstract class");
      if (tests && !contract && !name.endsWith("Test.java") && !name.endsWith("IT.java")) {
        faults.add(ROOT.relativize(file).toString());
      }
    }
    assertThat(faults).isEmpty();
  }
}
