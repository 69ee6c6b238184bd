package dev.tocsin.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegularExpressionTest {
  private static final String LONG = "a".repeat(2_000);

  /// Each is refused when it is compiled, before anything is built of it.
  private static final List<String> TOO_LARGE =
      List.of(
          "((a{1000}){1000}){100}",
          "(a{1000}){1000}",
          "((((a{10}){10}){10}){10}){10}",
          "(?:(?:x{0,1000}){0,1000})",
          "(\\pL{100}){100}",
          "([a-z]{999}[0-9]{999}){9}",
          "(.{1000}b){11}",
          "\\Q" + "x".repeat(10_001) + "\\E",
          "(".repeat(200) + ")".repeat(200),
          "(?:".repeat(5_000),
          "x".repeat(10_001),
          "(a|b|c|d{1000}){1000}",
          "[\\pL\\pN]{1000}");

  /// Each takes a backtracking engine for ever.
  private static final List<String> HOSTILE =
      List.of(
          "(a+)+$",
          "(a|aa)+$",
          "(.*a){12}$",
          "a*a*a*a*a*a*b",
          ".*.*.*.*=.*",
          "(.*)(.*)(.*)(.*)y",
          "((a{1,10}){1,10}){1,10}b",
          "(a|b)*c",
          "^(([a-z])+.)+[A-Z]([a-z])+$",
          "(x+x+)+y");

  /// As hostile, but found.
  private static final List<String> HOSTILE_AND_FOUND =
      List.of("([a-zA-Z]+)*$", "(a|a?)+$", "(?i)(a|A|a)*!");

  /// Each is PCRE but not RE2, and refused rather than read otherwise.
  private static final List<String> NOT_RE2 =
      List.of(
          "(?=a)",
          "(?!a)",
          "(?<=a)b",
          "(?<!a)b",
          "(a)\\1",
          "(?>a)",
          "a++",
          "(?(1)a|b)",
          "(?R)",
          "\\K",
          "\\R",
          "\\X",
          "\\G",
          "(",
          "[",
          "*",
          "a{2,1}",
          "a{1001}",
          "\\");

  @Test
  void refusesWhatExpandsTooFar() {
    for (String expression : TOO_LARGE) {
      assertThatThrownBy(() -> RegularExpression.compile(expression))
          .as(expression)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expands to more than 10000 steps");
    }
  }

  @Test
  void searchesWithHostileExpressionsInLinearTime() {
    for (String expression : HOSTILE) {
      assertThat(isFoundInTime(expression)).as(expression).isFalse();
    }
    for (String expression : HOSTILE_AND_FOUND) {
      assertThat(isFoundInTime(expression)).as(expression).isTrue();
    }
  }

  /// The limit is far above the aim of 100 ms, since machines under load are slow.
  private static boolean isFoundInTime(String expression) {
    RegularExpression compiled = RegularExpression.compile(expression);
    long before = cpuMillis();
    boolean found = compiled.isFoundIn(LONG + "!");
    assertThat(cpuMillis() - before).as(expression).isLessThan(2_000);
    return found;
  }

  private static long cpuMillis() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadCpuTime() / 1_000_000;
  }

  @Test
  void refusesWhatItWouldReadOtherwiseThanPcre() {
    for (String expression : NOT_RE2) {
      assertThatThrownBy(() -> RegularExpression.compile(expression))
          .as(expression)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("RE2");
    }
  }

  @Test
  void countsAtLeastWhatRepetitionMultiplies() {
    assertThat(RegularExpressionSize.of("a")).isGreaterThanOrEqualTo(1);
    assertThat(RegularExpressionSize.of("a{50}")).isBetween(50, 200);
    assertThat(RegularExpressionSize.of("(ab){50}")).isBetween(100, 400);
    assertThat(RegularExpressionSize.of("(a{10}){10}")).isBetween(100, 600);
    assertThat(RegularExpressionSize.of("[a{9}]{2}x{2}")).isLessThan(20);
    assertThat(RegularExpressionSize.of("\\{9\\}\\Qa{9}\\E")).isLessThan(20);
    assertThat(RegularExpressionSize.of("a{x}{9,}")).isBetween(9, 40);
    assertThat(RegularExpressionSize.of("[]a{99}]")).isLessThan(10);
    assertThat(RegularExpressionSize.of("[[:alpha:]{99}]")).isLessThan(10);
  }

  @Test
  void letsTheFullStopMatchALineFeedAndFindsTheExpressionAnywhere() {
    assertThat(RegularExpression.compile("a.b").isFoundIn("xxa\nbxx")).isTrue();
    assertThat(RegularExpression.compile("^b").isFoundIn("ab")).isFalse();
  }
}
