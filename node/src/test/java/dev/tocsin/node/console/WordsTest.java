package dev.tocsin.node.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.core.collection.Withdrawing;
import dev.tocsin.core.journal.Alarm;
import dev.tocsin.core.release.leak.Hit;
import dev.tocsin.core.release.render.Gap;
import dev.tocsin.core.release.terms.Dimension;
import dev.tocsin.core.statement.Decision;
import dev.tocsin.core.statement.Precedence;
import dev.tocsin.core.statement.Statement;
import dev.tocsin.node.compose.Marks;
import dev.tocsin.node.compose.PortionMarking;
import dev.tocsin.node.compose.WrittenWarning;
import dev.tocsin.node.desk.Problem;
import dev.tocsin.node.desk.Role;
import dev.tocsin.node.desk.WarningLine;
import dev.tocsin.stix.Tlp;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static Stream<String> keys(String prefix, Enum<?>[] values) {
    return Arrays.stream(values).map(value -> prefix + "." + value.name());
  }

  @Test
  void thereAreWordsForEveryCaseThatAPageMayShow() {
    var keys =
        Stream.of(
                keys("alarm", Alarm.Kind.values()),
                keys("decision", Decision.values()),
                keys("precedence", Precedence.values()),
                keys("kind", Statement.Kind.values()),
                keys("refused", Problem.Kind.values()),
                keys("role", Role.values()),
                keys("evidence", WarningLine.Evidence.values()),
                keys("tlp", Tlp.values()),
                keys("threat", WrittenWarning.Threat.values()),
                keys("inform", Marks.Inform.values()),
                keys("told", PortionMarking.Kind.values()),
                keys("dimension", Dimension.values()),
                keys("why", Withdrawing.Why.values()),
                keys("gap", Gap.Cause.values()),
                keys("leaks.how", Hit.How.values()))
            .flatMap(each -> each)
            .toList();
    assertThat(keys).allSatisfy(key -> assertThat(Words.ENGLISH.say(key)).isNotBlank());
  }

  @Test
  void valuesAreFilledInAsTheyAre() {
    assertThat(Words.ENGLISH.say("answer.explained", "{1}", "lev"))
        .isEqualTo(
            "{1} learns that you, lev, read this, and what you decide. Your answer is signed and"
                + " cannot be taken back.");
  }
}
