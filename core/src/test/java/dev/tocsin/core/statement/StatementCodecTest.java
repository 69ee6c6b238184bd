package dev.tocsin.core.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.core.Generated;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonBoolean;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonNumber;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementCodecTest {
  private static final int STATEMENTS = 200;
  private static final Set<String> OPTIONAL =
      Set.of("not_after", "beacon", "retain_until", "feedback_due", "hd", "reason", "time_note");

  @ParameterizedTest
  @EnumSource
  void everyStatementReadsBackAsItWasWritten(Statement.Kind kind) {
    for (long seed = 1; seed <= STATEMENTS; seed++) {
      var statement = new Generated(seed).statement(kind);

      byte[] json = StatementCodec.write(statement);

      assertThat(StatementCodec.read(json)).as("seed " + seed).isEqualTo(statement);
      assertThat(StatementCodec.write(StatementCodec.read(json))).isEqualTo(json);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyChangedBitIsRefusedOrMakesAnotherStatement(Statement.Kind kind) {
    for (long seed = 1; seed <= 2; seed++) {
      var statement = new Generated(seed).statement(kind);
      byte[] json = StatementCodec.write(statement);
      for (int bit = 0; bit < json.length * Byte.SIZE; bit++) {
        byte[] changed = json.clone();
        changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));

        var read = read(changed);

        assertThat(read.equals(Optional.of(statement)))
            .as(() -> "taken for the same: " + new String(changed, StandardCharsets.UTF_8))
            .isFalse();
      }
    }
  }

  /// Foreign bytes lead to a statement or to this exception, never to another.
  private static Optional<Statement> read(byte[] json) {
    try {
      return Optional.of(StatementCodec.read(json));
    } catch (JsonException _) {
      return Optional.empty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsReadIsTheSameAfterWritingItAgain(Statement.Kind kind) {
    for (long seed = 1; seed <= 3; seed++) {
      byte[] json = StatementCodec.write(new Generated(seed).statement(kind));
      var random = new Generated(seed).random();
      for (int i = 0; i < 500; i++) {
        byte[] changed = json.clone();
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(32, 127);

        read(changed)
            .ifPresent(statement ->
                assertThat(StatementCodec.read(StatementCodec.write(statement)))
                    .as(() -> new String(changed, StandardCharsets.UTF_8))
                    .isEqualTo(statement));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void unknownMembersAreRefusedAtEveryDepth(Statement.Kind kind) {
    var json = Json.parse(StatementCodec.write(full(kind)), StatementCodec.LIMITS);
    var variants = new ArrayList<JsonValue>();
    vary(json, variants, false);
    assertThat(variants).isNotEmpty();
    for (var variant : variants) {
      assertThatThrownBy(() -> StatementCodec.read(Json.write(variant)))
          .as(() -> Json.pretty(variant))
          .isInstanceOf(JsonException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void missingMembersAreRefusedUnlessTheyAreOptional(Statement.Kind kind) {
    var json = Json.parse(StatementCodec.write(full(kind)), StatementCodec.LIMITS);
    var variants = new ArrayList<JsonValue>();
    vary(json, variants, true);
    assertThat(variants).hasSizeGreaterThan(15);
    for (var variant : variants) {
      assertThatThrownBy(() -> StatementCodec.read(Json.write(variant)))
          .as(() -> Json.pretty(variant))
          .isInstanceOf(JsonException.class);
    }
  }

  /// A statement with every optional member and a part.
  private static Statement full(Statement.Kind kind) {
    long seed = 1;
    while (true) {
      var statement = new Generated(seed).statement(kind);
      String text = new String(StatementCodec.write(statement), StandardCharsets.UTF_8);
      boolean warning = kind != Statement.Kind.WARNING || text.contains("\"commitment\"");
      boolean receipt = kind != Statement.Kind.RECEIPT || text.contains("\"hd\"");
      if (warning && receipt && text.contains("\"beacon\"") && text.contains("\"not_after\"")) {
        return statement;
      }
      seed++;
    }
  }

  /// All ways to add one member to one object, or to take a needed one away.
  private static void vary(JsonValue value, List<JsonValue> variants, boolean without) {
    switch (value) {
      case JsonObject object -> {
        if (!without) {
          variants.add(with(object, "zz", new JsonString("unknown")));
        }
        for (var member : object.members().entrySet()) {
          if (without && !OPTIONAL.contains(member.getKey())) {
            var fewer = new LinkedHashMap<>(object.members());
            fewer.remove(member.getKey());
            variants.add(new JsonObject(fewer));
          }
          var inner = new ArrayList<JsonValue>();
          vary(member.getValue(), inner, without);
          inner.forEach(each -> variants.add(with(object, member.getKey(), each)));
        }
      }
      case JsonArray array -> {
        for (int i = 0; i < array.elements().size(); i++) {
          var inner = new ArrayList<JsonValue>();
          vary(array.elements().get(i), inner, without);
          for (var each : inner) {
            var others = new ArrayList<>(array.elements());
            others.set(i, each);
            variants.add(new JsonArray(others));
          }
        }
      }
      case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> {
        // Has no members.
      }
    }
  }

  private static JsonObject with(JsonObject object, String name, JsonValue value) {
    var more = new LinkedHashMap<>(object.members());
    more.put(name, value);
    return new JsonObject(more);
  }
}
