package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What UNIX knows of an account (STIX 2.1 §6.16.2).
public record UnixAccountExtension(JsonObject json, String pointer) implements View {
  public static final Property<UnixAccountExtension, Long> GID = Property.integer("gid");
  public static final Property<UnixAccountExtension, List<String>> GROUPS =
      Property.texts("groups");
  public static final Property<UnixAccountExtension, String> HOME_DIR = Property.text("home_dir");
  public static final Property<UnixAccountExtension, String> SHELL = Property.text("shell");

  /// Begins one.
  public static Draft<UnixAccountExtension> draft() {
    return Draft.part(UnixAccountExtension::new);
  }

  public Optional<Long> gid() {
    return GID.find(this);
  }

  public List<String> groups() {
    return GROUPS.or(this, List.of());
  }

  public Optional<String> homeDir() {
    return HOME_DIR.find(this);
  }

  public Optional<String> shell() {
    return SHELL.find(this);
  }
}
