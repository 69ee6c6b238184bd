package dev.tocsin.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Sources are as `./build format` lays them out, which takes half a minute on one processor, and
/// less here.
class LayoutTest {
  private final Formatter formatter = new Formatter();

  @Test
  void sourcesAreLaidOut() throws IOException {
    var untidy =
        TidyTest.files(".java").parallelStream()
            .filter(path -> !isLaidOut(path))
            .map(path -> TidyTest.ROOT.relativize(path).toString())
            .toList();

    assertThat(untidy).as("not laid out: run ./build format").isEmpty();
  }

  private boolean isLaidOut(Path path) {
    try {
      var text = Files.readString(path);
      return laidOut(text).equals(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String laidOut(String text) {
    try {
      var formatted = RemoveUnusedImports.removeUnusedImports(formatter.formatSource(text));
      return ImportOrderer.reorderImports(formatted, Style.GOOGLE);
    } catch (FormatterException e) {
      return "does not read: " + e.getMessage();
    }
  }
}
