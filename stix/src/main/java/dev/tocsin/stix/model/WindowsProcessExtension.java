package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// What Windows knows of a process (STIX 2.1 §6.13.2).
public record WindowsProcessExtension(JsonObject json, String pointer) implements View {
  public static final Property<WindowsProcessExtension, Boolean> ASLR_ENABLED =
      Property.truth("aslr_enabled");
  public static final Property<WindowsProcessExtension, Boolean> DEP_ENABLED =
      Property.truth("dep_enabled");
  public static final Property<WindowsProcessExtension, String> PRIORITY =
      Property.text("priority");
  public static final Property<WindowsProcessExtension, String> OWNER_SID =
      Property.text("owner_sid");
  public static final Property<WindowsProcessExtension, String> WINDOW_TITLE =
      Property.text("window_title");
  public static final Property<WindowsProcessExtension, JsonObject> STARTUP_INFO =
      Property.object("startup_info");
  public static final Property<WindowsProcessExtension, String> INTEGRITY_LEVEL =
      Property.text("integrity_level");

  /// Begins one.
  public static Draft<WindowsProcessExtension> draft() {
    return Draft.part(WindowsProcessExtension::new);
  }

  /// False if absent.
  public boolean aslrEnabled() {
    return ASLR_ENABLED.or(this, false);
  }

  /// False if absent.
  public boolean depEnabled() {
    return DEP_ENABLED.or(this, false);
  }

  public Optional<String> priority() {
    return PRIORITY.find(this);
  }

  public Optional<String> ownerSid() {
    return OWNER_SID.find(this);
  }

  public Optional<String> windowTitle() {
    return WINDOW_TITLE.find(this);
  }

  public Optional<JsonObject> startupInfo() {
    return STARTUP_INFO.find(this);
  }

  /// A value of windows-integrity-level-enum.
  public Optional<String> integrityLevel() {
    return INTEGRITY_LEVEL.find(this);
  }
}
