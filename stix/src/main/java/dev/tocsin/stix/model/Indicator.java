package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.List;
import java.util.Optional;

/// A pattern that finds suspicious or malicious activity (STIX 2.1 §4.7).
///
/// @param source the object as it stands in its bundle
public record Indicator(StixObject source) implements DomainObject {
  static final String TYPE = "indicator";
  public static final Property<Indicator, String> NAME = Property.text("name");
  public static final Property<Indicator, String> DESCRIPTION = Property.text("description");
  public static final Property<Indicator, List<String>> INDICATOR_TYPES =
      Property.texts("indicator_types");
  public static final Property<Indicator, String> PATTERN = Property.text("pattern");
  public static final Property<Indicator, String> PATTERN_TYPE = Property.text("pattern_type");
  public static final Property<Indicator, String> PATTERN_VERSION =
      Property.text("pattern_version");
  public static final Property<Indicator, StixTimestamp> VALID_FROM = Property.time("valid_from");
  public static final Property<Indicator, StixTimestamp> VALID_UNTIL = Property.time("valid_until");
  public static final Property<Indicator, List<KillChainPhase>> KILL_CHAIN_PHASES =
      Property.of("kill_chain_phases", Shape.list(KillChainPhase.SHAPE));

  /// @throws IllegalArgumentException if the object is of another type
  public Indicator {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one with a pattern in STIX's own language (STIX 2.1 §9); set [#PATTERN_TYPE] for
  /// another.
  public static Draft<Indicator> draft(Creator creator, String pattern, StixTimestamp validFrom) {
    return Draft.versioned(TYPE, creator, Indicator::new)
        .set(PATTERN, pattern)
        .set(PATTERN_TYPE, "stix")
        .set(VALID_FROM, validFrom);
  }

  public Optional<String> name() {
    return NAME.find(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  /// Values of indicator-type-ov.
  public List<String> indicatorTypes() {
    return INDICATOR_TYPES.or(this, List.of());
  }

  public String pattern() {
    return PATTERN.require(this);
  }

  /// A value of pattern-type-ov: `stix`, `snort`, `yara` and others.
  public String patternType() {
    return PATTERN_TYPE.require(this);
  }

  /// Absent for the latest version of the language.
  public Optional<String> patternVersion() {
    return PATTERN_VERSION.find(this);
  }

  public StixTimestamp validFrom() {
    return VALID_FROM.require(this);
  }

  /// Later than [#validFrom]; absent for no end.
  public Optional<StixTimestamp> validUntil() {
    return VALID_UNTIL.find(this);
  }

  public List<KillChainPhase> killChainPhases() {
    return KILL_CHAIN_PHASES.or(this, List.of());
  }
}
