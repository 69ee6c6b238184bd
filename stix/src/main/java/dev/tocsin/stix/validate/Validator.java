package dev.tocsin.stix.validate;

import dev.tocsin.stix.Faults;
import dev.tocsin.stix.StixFault;
import dev.tocsin.stix.json.Json;
import dev.tocsin.stix.json.JsonException;
import dev.tocsin.stix.json.JsonObject;
import dev.tocsin.stix.json.JsonValue;
import java.util.Map;
import java.util.function.Predicate;

/// Finds what in a document breaks STIX 2.1. A broken MUST is an error; a broken SHOULD, and the
/// use of what is deprecated, are warnings. Immutable, and safe for many threads.
///
/// What cannot be checked is listed in `docs/stix-musts.md`.
public final class Validator {
  private final Options options;
  private final Tables tables;

  private Validator(Options options) {
    this.options = options;
    this.tables = new Tables(options.extensions());
  }

  public static Validator of(Options options) {
    return new Validator(options);
  }

  /// Checks a document that holds a bundle or one object. Text that is no JSON, or breaks the
  /// limits, gives one error of section `RFC 8259`.
  public Report validate(byte[] document) {
    JsonValue value;
    try {
      value = Json.parse(document, options.json());
    } catch (JsonException refused) {
      String sentence = String.valueOf(refused.getMessage());
      Faults faults = new Faults(options.limit());
      faults.add(new StixFault(refused.pointer(), StixFault.Severity.ERROR, "RFC 8259", sentence));
      return Report.of(faults);
    }
    return validate(value);
  }

  /// Checks a parsed bundle or object.
  public Report validate(JsonValue value) {
    Faults faults = new Faults(options.limit());
    if (!(value instanceof JsonObject object)) {
      faults.add(
          new StixFault(
              "",
              StixFault.Severity.ERROR,
              "8",
              "expected a bundle or an object, not " + value.kind()));
    } else if (Walk.text(object, "type").equals("bundle")) {
      new BundleCheck(options, tables, faults, _ -> false).check(object);
    } else {
      check(object, "", faults);
    }
    return Report.of(faults);
  }

  /// Checks a parsed bundle of which some objects were found without errors before, in a bundle
  /// with the same extension definitions: of these only what joins them is looked at. The same goes
  /// for patterns, wherever they stand now.
  ///
  /// @param sound tells these objects, and the strings that are these patterns
  public Report validate(JsonObject bundle, Predicate<JsonValue> sound) {
    Faults faults = new Faults(options.limit());
    new BundleCheck(options, tables, faults, sound).check(bundle);
    return Report.of(faults);
  }

  /// Checks one object on its own, without what only a whole bundle shows, and adds what it finds.
  ///
  /// @param pointer where the object stands in its document, such as `/objects/7`
  public void check(JsonObject object, String pointer, Faults faults) {
    check(object, pointer, faults, _ -> false);
  }

  /// The same where some patterns were found without errors before.
  ///
  /// @param sound tells the strings that are these patterns
  public void check(JsonObject object, String pointer, Faults faults, Predicate<JsonValue> sound) {
    new Walk(options, tables, faults, Map.of(), sound).check(object, pointer);
  }
}
