package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// A value of a registry key (STIX 2.1 §6.17.2).
public record RegistryValue(JsonObject json, String pointer) implements View {
  public static final Property<RegistryValue, String> NAME = Property.text("name");
  public static final Property<RegistryValue, String> DATA = Property.text("data");
  public static final Property<RegistryValue, String> DATA_TYPE = Property.text("data_type");

  /// Begins one.
  public static Draft<RegistryValue> draft() {
    return Draft.part(RegistryValue::new);
  }

  /// Empty for the key's own value.
  public Optional<String> name() {
    return NAME.find(this);
  }

  public Optional<String> data() {
    return DATA.find(this);
  }

  /// A value of windows-registry-datatype-enum.
  public Optional<String> dataType() {
    return DATA_TYPE.find(this);
  }
}
