package dev.tocsin.stix.model;

import dev.tocsin.stix.StixObject;
import java.util.List;
import java.util.Optional;

/// Legitimate software that attackers may use (STIX 2.1 §4.18).
///
/// @param source the object as it stands in its bundle
public record Tool(StixObject source) implements DomainObject {
  static final String TYPE = "tool";
  public static final Property<Tool, String> NAME = Property.text("name");
  public static final Property<Tool, String> DESCRIPTION = Property.text("description");
  public static final Property<Tool, List<String>> TOOL_TYPES = Property.texts("tool_types");
  public static final Property<Tool, List<String>> ALIASES = Property.texts("aliases");
  public static final Property<Tool, List<KillChainPhase>> KILL_CHAIN_PHASES =
      Property.of("kill_chain_phases", Shape.list(KillChainPhase.SHAPE));
  public static final Property<Tool, String> TOOL_VERSION = Property.text("tool_version");

  /// @throws IllegalArgumentException if the object is of another type
  public Tool {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<Tool> draft(Creator creator, String name) {
    return Draft.versioned(TYPE, creator, Tool::new).set(NAME, name);
  }

  public String name() {
    return NAME.require(this);
  }

  public Optional<String> description() {
    return DESCRIPTION.find(this);
  }

  /// Values of tool-type-ov.
  public List<String> toolTypes() {
    return TOOL_TYPES.or(this, List.of());
  }

  public List<String> aliases() {
    return ALIASES.or(this, List.of());
  }

  public List<KillChainPhase> killChainPhases() {
    return KILL_CHAIN_PHASES.or(this, List.of());
  }

  public Optional<String> toolVersion() {
    return TOOL_VERSION.find(this);
  }
}
