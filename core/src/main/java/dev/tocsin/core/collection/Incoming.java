package dev.tocsin.core.collection;

import dev.tocsin.core.visibility.Visibility;
import dev.tocsin.log.Hash;
import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.BundledObject;
import dev.tocsin.stix.ByteSlice;
import dev.tocsin.stix.Faults;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.CanonicalJson;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonStreamLimits;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.validate.Validator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An object that somebody adds, as it was read and found to be valid.
///
/// @param version `modified`, else `created`; empty if it has neither
/// @param digest of its canonical form (RFC 8785)
/// @param json as it was sent
/// @param markings of the object and of its parts
/// @param definition the object itself, if it defines a marking
public record Incoming(
    StixId id,
    Optional<StixTimestamp> version,
    Hash digest,
    ByteSlice json,
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
    String id = object.id().filter(StixId::isId).orElse("");
    if (!(object.value() instanceof JsonObject json)) {
      return new Reading.Invalid(id, "", "Not an object.");
    }
    String version = versionOf(json).map(StixTimestamp::text).orElse("");
    var faults = new Faults(FAULTS_MAX);
    validator.check(json, "", faults);
    if (faults.errors() > 0) {
      return new Reading.Invalid(id, version, sentence(faults));
    }
    var bytes = object.source();
    var whole = StixId.parse(id);
    boolean defines = whole.type().equals("marking-definition");
    return new Reading.Valid(
        new Incoming(
            whole,
            versionOf(json),
            Hash.of(CanonicalJson.of(json)),
            bytes,
            new Visibility.Borne(
                ids(object.objectMarkingRefs()), ids(object.granularMarkingRefs())),
            defines ? Optional.of(StixObject.parse(bytes.toByteArray())) : Optional.empty()));
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

  private static List<StixId> ids(List<String> texts) {
    return texts.stream().flatMap(text -> StixId.read(text).stream()).toList();
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

  private static Optional<StixTimestamp> versionOf(JsonObject json) {
    return time(json, "modified").or(() -> time(json, "created"));
  }

  private static Optional<StixTimestamp> time(JsonObject json, String name) {
    return json.members().get(name) instanceof JsonString(String text)
        ? StixTimestamp.read(text)
        : Optional.empty();
  }
}
