package dev.tocsin.core.collection;

import dev.tocsin.core.visibility.Visibility;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.BundledObject;
import dev.tocsin.stix.Faults;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonNull;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonStreamLimits;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.validate.Validator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// An object that somebody adds, as it was read and found to be valid.
///
/// @param version `modified`, else `created`; empty if it has neither
/// @param row as it will stand in the collection; the version is empty if the object has none
/// @param markings of the object and of its parts
/// @param definition the object itself, if it defines a marking
public record Incoming(
    StixId id,
    Optional<StixTimestamp> version,
    ObjectRow row,
    Visibility.Borne markings,
    Optional<StixObject> definition) {
  private static final int FAULTS_MAX = 3;

  /// What reading gave.
  public sealed interface Reading {
    record Valid(Incoming object) implements Reading {}

    /// It is not taken.
    ///
    /// @param id as sent, as far as it is one
    /// @param version as sent, as far as it is one
    record Invalid(String id, String version, String message) implements Reading {}
  }

  /// Reads one object of an envelope. The specification version 2.1 is the only one taken.
  public static Reading read(BundledObject object, Validator validator) {
    if (!(object.value() instanceof JsonObject json)) {
      return new Reading.Invalid("", "", "Not an object.");
    }
    var id = id(json.member("id").orElse(JsonNull.NULL));
    var version = time(json, "modified").or(() -> time(json, "created"));
    var faults = new Faults(FAULTS_MAX);
    validator.check(json, "", faults);
    if (faults.errors() > 0) {
      return new Reading.Invalid(
          id.map(StixId::toString).orElse(""),
          version.map(StixTimestamp::text).orElse(""),
          sentence(faults));
    }
    var whole = id.orElseThrow();
    var source = object.source();
    boolean defines = whole.type().equals("marking-definition");
    return new Reading.Valid(
        new Incoming(
            whole,
            version,
            ObjectRow.of(whole.toString(), version.map(StixTimestamp::text).orElse(""), source),
            new Visibility.Borne(
                ids(json, "object_marking_refs", UnaryOperator.identity()),
                ids(json, "granular_markings", Incoming::markingOf)),
            defines ? Optional.of(StixObject.parse(source.toByteArray())) : Optional.empty()));
  }

  /// The digest of its canonical form (RFC 8785), which is found anew each time: few are asked.
  Hash digest() {
    return row.digest();
  }

  /// Reads an object that stands alone.
  public static Reading read(byte[] json, Validator validator) {
    var envelope = new ByteArrayOutputStream(json.length + 32);
    envelope.writeBytes("{\"objects\":[".getBytes(StandardCharsets.US_ASCII));
    envelope.writeBytes(json);
    envelope.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
    try {
      var reader = BundleReader.of(envelope.toByteArray(), JsonStreamLimits.BUNDLE);
      return read(reader.next().orElseThrow(), validator);
    } catch (IOException e) {
      throw new UncheckedIOException("an object of our own does not read", e);
    }
  }

  private static Optional<StixId> id(JsonValue value) {
    return value instanceof JsonString(String text) ? StixId.read(text) : Optional.empty();
  }

  /// The ids in a list of an object.
  ///
  /// @param of what an entry of the list names
  private static List<StixId> ids(JsonObject json, String list, UnaryOperator<JsonValue> of) {
    if (!(json.members().get(list) instanceof JsonArray(var entries))) {
      return List.of();
    }
    var ids = new ArrayList<StixId>(entries.size());
    for (var entry : entries) {
      id(of.apply(entry)).ifPresent(ids::add);
    }
    return ids;
  }

  private static JsonValue markingOf(JsonValue granular) {
    return granular instanceof JsonObject entry
        ? entry.member("marking_ref").orElse(JsonNull.NULL)
        : JsonNull.NULL;
  }

  private static String sentence(Faults faults) {
    var sentences =
        faults.found().stream()
            .filter(fault -> fault.severity() == StixFault.Severity.ERROR)
            .map(fault ->
                "At "
                    + (fault.pointer().isEmpty() ? "/" : fault.pointer())
                    + ": "
                    + fault.sentence()
                    + " (STIX 2.1 section "
                    + fault.section()
                    + ").")
            .collect(Collectors.joining(" "));
    int others = faults.errors() - FAULTS_MAX;
    return others > 0 ? sentences + " There are " + others + " more faults." : sentences;
  }

  private static Optional<StixTimestamp> time(JsonObject json, String name) {
    return json.members().get(name) instanceof JsonString(String text)
        ? StixTimestamp.read(text)
        : Optional.empty();
  }
}
