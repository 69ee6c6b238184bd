package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// One entry of `extensions`, of whatever kind (STIX 2.1 §7.3); its properties are in [#json].
public record Extension(JsonObject json, String pointer) implements View {
  static final Property<View, ExtensionKind> KIND =
      Property.of("extension_type", Shape.word(ExtensionKind.values()));

  /// The id of an extension definition, or the name of a predefined extension such as `tcp-ext`.
  public String name() {
    String last = pointer.substring(pointer.lastIndexOf('/') + 1);
    return last.replace("~1", "/").replace("~0", "~");
  }

  /// What it does; empty for predefined extensions.
  public Optional<ExtensionKind> kind() {
    return KIND.find(this);
  }
}
