package dev.tocsin.stix.validate;

import dev.tocsin.stix.Faults;
import dev.tocsin.stix.json.JsonLimits;
import dev.tocsin.stix.spec.ExtensionSpec;
import dev.tocsin.stix.spec.Specification;
import java.util.ArrayList;
import java.util.List;

/// How a [Validator] judges. Immutable.
///
/// @param strict whether to report SHOULDs of style and completeness too, such as a missing
///   description of an indicator or a missing SHA-256 hash
/// @param customAllowed whether objects and properties that neither STIX nor an extension defines
///   are a warning (STIX 2.1 §11 deprecates them); otherwise they are an error
/// @param warningsAsErrors whether each warning counts as an error
/// @param limit how many errors, and how many warnings, are kept
/// @param extensions extension definitions whose contents are known
/// @param json limits of a document
/// @param ids says which id an observable should have
public record Options(
    boolean strict,
    boolean customAllowed,
    boolean warningsAsErrors,
    int limit,
    List<ExtensionSpec> extensions,
    JsonLimits json,
    ObservableIds ids) {
  public Options {
    extensions = List.copyOf(extensions);
    if (limit < 1) {
      throw new IllegalArgumentException("a limit below 1 keeps no fault");
    }
  }

  /// Not strict, custom content allowed, the known extensions, 100 faults of each severity, and
  /// [JsonLimits#STIX].
  public static Options standard() {
    return new Options(
        false,
        true,
        false,
        Faults.LIMIT,
        Specification.knownExtensions(),
        JsonLimits.STIX,
        ObservableIds.deterministic());
  }

  public Options withStrict(boolean on) {
    return new Options(on, customAllowed, warningsAsErrors, limit, extensions, json, ids);
  }

  public Options withCustomAllowed(boolean on) {
    return new Options(strict, on, warningsAsErrors, limit, extensions, json, ids);
  }

  public Options withWarningsAsErrors(boolean on) {
    return new Options(strict, customAllowed, on, limit, extensions, json, ids);
  }

  public Options withLimit(int faults) {
    return new Options(strict, customAllowed, warningsAsErrors, faults, extensions, json, ids);
  }

  public Options withJsonLimits(JsonLimits limits) {
    return new Options(strict, customAllowed, warningsAsErrors, limit, extensions, limits, ids);
  }

  public Options withObservableIds(ObservableIds other) {
    return new Options(strict, customAllowed, warningsAsErrors, limit, extensions, json, other);
  }

  /// With one extension definition more.
  public Options withExtension(ExtensionSpec extension) {
    List<ExtensionSpec> more = new ArrayList<>(extensions);
    more.add(extension);
    return new Options(strict, customAllowed, warningsAsErrors, limit, more, json, ids);
  }
}
