package dev.tocsin.stix.validate;

import dev.tocsin.stix.BundleReader;
import dev.tocsin.stix.BundledObject;
import dev.tocsin.stix.Faults;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.StixFault.Severity;
import dev.tocsin.stix.json.CanonicalJson;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonArray;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonString;
import dev.tocsin.stix.json.JsonValue;
import dev.tocsin.stix.spec.ExtensionSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/// Checks a document of any size in bounded memory. A document of at most 16 MiB is checked as a
/// whole by [Validator#validate(byte[])]. A longer bundle is checked object by object, and for
/// objects of one id and version with other content; not for what else only the whole shows, such
/// as references between its objects. Immutable, and safe for many threads.
public final class StreamValidator {
  /// The largest document that is checked as a whole.
  public static final int WHOLE_BYTES = 16 * 1024 * 1024;

  private static final int DEFINITIONS_MAX = 10_000;
  private static final int VERSIONS_MAX = 3_000_000;
  private static final int STEP = 1_000;

  private final Options options;
  private final Validator validator;

  private StreamValidator(Options options) {
    this.options = options;
    this.validator = Validator.of(options);
  }

  public static StreamValidator of(Options options) {
    return new StreamValidator(options);
  }

  /// What was found in a document.
  ///
  /// @param objects how many objects the bundle has; 1 for an object on its own
  /// @param whole whether it was checked as a whole
  public record Outcome(Report report, long objects, boolean whole) {}

  /// The same with the extension definitions that a long bundle holds known from the start. Without
  /// it they are known from where they stand. A bundle that is refused adds those before the fault.
  public StreamValidator knowingDefinitionsIn(InputStream in) throws IOException {
    Options known = options;
    int count = 0;
    try {
      BundleReader reader = BundleReader.of(in);
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        Optional<ExtensionSpec> definition = definition(next.orElseThrow());
        if (definition.isPresent() && count < DEFINITIONS_MAX) {
          known = known.withExtension(definition.orElseThrow());
          count++;
        }
      }
    } catch (JsonException _) {
      // The check itself tells it.
    }
    return count == 0 ? this : new StreamValidator(known);
  }

  private static Optional<ExtensionSpec> definition(BundledObject element) {
    if (!element.type().equals(Optional.of("extension-definition"))
        || !(element.value() instanceof JsonObject object)) {
      return Optional.empty();
    }
    return Optional.of(
        ExtensionSpec.of(
            Walk.text(object, "id"),
            Walk.text(object, "name"),
            strings(object, "extension_types"),
            strings(object, "extension_properties")));
  }

  private static Set<String> strings(JsonObject object, String name) {
    Set<String> strings = new HashSet<>();
    if (object.members().get(name) instanceof JsonArray list) {
      for (JsonValue element : list.elements()) {
        if (element instanceof JsonString text) {
          strings.add(text.value());
        }
      }
    }
    return strings;
  }

  /// Checks a document; the stream stays the caller's to close.
  ///
  /// @param progress told now and then how many bytes have been read
  public Outcome validate(InputStream in, LongConsumer progress) throws IOException {
    byte[] start = in.readNBytes(WHOLE_BYTES + 1);
    if (start.length <= WHOLE_BYTES) {
      return new Outcome(validator.validate(start), objects(start), true);
    }
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(start), in);
    return new Run(BundleReader.of(all), progress).check();
  }

  private static long objects(byte[] document) throws IOException {
    BundleReader reader = BundleReader.of(new ByteArrayInputStream(document));
    long count = 0;
    try {
      while (reader.next().isPresent()) {
        count++;
      }
    } catch (JsonException _) {
      // The report tells it.
      return count;
    }
    return reader.hasObjects() || isBundle(reader.properties()) ? count : 1;
  }

  private static boolean isBundle(JsonObject object) {
    return Walk.text(object, "type").equals("bundle");
  }

  /// One pass over a long document.
  private final class Run {
    private final BundleReader reader;
    private final LongConsumer progress;
    private final Faults faults = new Faults(options.limit());
    private final VersionTable versions = new VersionTable(VERSIONS_MAX);
    private Options known = options;
    private Validator current = validator;
    private int definitions;
    private long count;

    Run(BundleReader reader, LongConsumer progress) {
      this.reader = reader;
      this.progress = progress;
    }

    Outcome check() throws IOException {
      try {
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
          element(next.orElseThrow());
          if (count++ % STEP == 0) {
            progress.accept(reader.offset());
          }
        }
        end();
      } catch (JsonException refused) {
        String sentence = String.valueOf(refused.getMessage());
        faults.add(new StixFault(refused.pointer(), Severity.ERROR, "RFC 8259", sentence));
      }
      return new Outcome(Report.of(faults), count, false);
    }

    private void element(BundledObject element) {
      if (!(element.value() instanceof JsonObject object)) {
        String sentence = "expected a STIX object, not " + element.value().kind();
        error(element.pointer(), "8.1", sentence);
      } else if (isBundle(object)) {
        String sentence = "a bundle is no STIX object, so it cannot be within a bundle";
        error(element.pointer(), "8.1", sentence);
      } else {
        learn(element);
        current.check(object, element.pointer(), faults);
        version(object, element.pointer());
      }
    }

    private void learn(BundledObject element) {
      Optional<ExtensionSpec> definition = definition(element);
      if (definition.isPresent()
          && definitions < DEFINITIONS_MAX
          && known.extensions().stream()
              .noneMatch(each -> each.id().equals(definition.orElseThrow().id()))) {
        known = known.withExtension(definition.orElseThrow());
        current = Validator.of(known);
        definitions++;
      }
    }

    private void version(JsonObject object, String pointer) {
      String id = Walk.text(object, "id");
      if (id.isEmpty()) {
        return;
      }
      switch (versions.add(id, Walk.text(object, "modified"), canonical(object))) {
        case NEW, SAME_CONTENT, UNKNOWN -> {}
        case OTHER_CONTENT ->
            error(
                pointer,
                "3.6",
                "an object of this id and version stands before, with other content");
      }
    }

    /// The object's one text; that of its digits as written where a number has none.
    private byte[] canonical(JsonObject object) {
      try {
        return CanonicalJson.of(object);
      } catch (JsonException _) {
        return Json.write(object);
      }
    }

    private void end() {
      JsonObject properties = reader.properties();
      if (reader.hasObjects() && count == 0) {
        error("/objects", "8.1", "expected a list of objects that is not empty");
      }
      if (reader.hasObjects() && !isBundle(properties)) {
        error("/type", "8", "the document is not of type bundle");
        return;
      }
      count += isBundle(properties) ? 0 : 1;
      Report report = current.validate(properties);
      report.faults().forEach(faults::add);
      int kept = report.faults().size();
      int keptErrors =
          (int)
              report.faults().stream().filter(fault -> fault.severity() == Severity.ERROR).count();
      faults.count(Severity.ERROR, report.errors() - keptErrors);
      faults.count(Severity.WARNING, report.warnings() - (kept - keptErrors));
    }

    private void error(String pointer, String section, String sentence) {
      faults.add(new StixFault(pointer, Severity.ERROR, section, sentence));
    }
  }
}
