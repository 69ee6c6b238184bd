package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import java.util.List;
import java.util.Optional;

/// A key of the Windows registry (STIX 2.1 §6.17).
///
/// @param source the object as it stands in its bundle
public record WindowsRegistryKey(StixObject source) implements Observable {
  static final String TYPE = "windows-registry-key";
  public static final Property<WindowsRegistryKey, String> KEY = Property.text("key");
  public static final Property<WindowsRegistryKey, List<RegistryValue>> VALUES =
      Property.parts("values", RegistryValue::new);
  public static final Property<WindowsRegistryKey, StixTimestamp> MODIFIED_TIME =
      Property.time("modified_time");
  public static final Property<WindowsRegistryKey, StixId> CREATOR_USER_REF =
      Property.id("creator_user_ref");
  public static final Property<WindowsRegistryKey, Long> NUMBER_OF_SUBKEYS =
      Property.integer("number_of_subkeys");

  /// @throws IllegalArgumentException if the object is of another type
  public WindowsRegistryKey {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one.
  public static Draft<WindowsRegistryKey> draft() {
    return Draft.observable(TYPE, WindowsRegistryKey::new);
  }

  /// In full, with the hive.
  public Optional<String> key() {
    return KEY.find(this);
  }

  public List<RegistryValue> values() {
    return VALUES.or(this, List.of());
  }

  public Optional<StixTimestamp> modifiedTime() {
    return MODIFIED_TIME.find(this);
  }

  public Optional<StixId> creatorUserRef() {
    return CREATOR_USER_REF.find(this);
  }

  public Optional<Long> numberOfSubkeys() {
    return NUMBER_OF_SUBKEYS.find(this);
  }
}
