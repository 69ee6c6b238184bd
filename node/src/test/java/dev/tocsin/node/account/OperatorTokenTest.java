package dev.tocsin.node.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorTokenTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("operator-token");
  }

  private String line() throws IOException {
    return Files.readString(file()).strip();
  }

  @Test
  void isMadeOnceForItsOwnerAlone() throws IOException {
    OperatorToken.in(folder);
    var first = line();
    OperatorToken.in(folder);
    assertThat(line()).isEqualTo(first);
    assertThat(Base64.getUrlDecoder().decode(first)).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void twoFoldersHaveDifferentTokens(@TempDir Path other) throws IOException {
    OperatorToken.in(folder);
    var token = OperatorToken.in(other);
    assertThat(token.matches(line())).isFalse();
  }

  @Test
  void matchesItselfAndNothingElse() throws IOException {
    var token = OperatorToken.in(folder);
    var line = line();
    assertThat(token.matches(line)).isTrue();
    assertThat(token.matches("")).isFalse();
    assertThat(token.matches(line + "A")).isFalse();
    assertThat(token.matches(line.substring(1))).isFalse();
    char flipped = line.charAt(0) == 'A' ? 'B' : 'A';
    assertThat(token.matches(flipped + line.substring(1))).isFalse();
  }

  @Test
  void refusesAFileThatOthersMayRead() throws IOException {
    OperatorToken.in(folder);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> OperatorToken.in(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Remove it");
  }

  @Test
  void refusesAFileThatHoldsSomethingElse() throws IOException {
    OperatorToken.in(folder);
    for (var content : new String[] {"", "short", "x".repeat(1000), "!".repeat(43)}) {
      Files.writeString(file(), content);
      assertThatThrownBy(() -> OperatorToken.in(folder))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("holds no operator token");
    }
  }

  @Test
  void refusesALink(@TempDir Path other) throws IOException {
    OperatorToken.in(other);
    Files.createSymbolicLink(file(), other.resolve("operator-token"));
    assertThatThrownBy(() -> OperatorToken.in(folder)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void doesNotShowItself() throws IOException {
    assertThat(OperatorToken.in(folder).toString()).doesNotContain(line());
  }
}
