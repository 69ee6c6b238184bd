package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What Windows knows of a service (STIX 2.1 §6.13.3).
public record WindowsServiceExtension(JsonObject json, String pointer) implements View {
  public static final Property<WindowsServiceExtension, String> SERVICE_NAME =
      Property.text("service_name");
  public static final Property<WindowsServiceExtension, List<String>> DESCRIPTIONS =
      Property.texts("descriptions");
  public static final Property<WindowsServiceExtension, String> DISPLAY_NAME =
      Property.text("display_name");
  public static final Property<WindowsServiceExtension, String> GROUP_NAME =
      Property.text("group_name");
  public static final Property<WindowsServiceExtension, String> START_TYPE =
      Property.text("start_type");
  public static final Property<WindowsServiceExtension, List<StixId>> SERVICE_DLL_REFS =
      Property.ids("service_dll_refs");
  public static final Property<WindowsServiceExtension, String> SERVICE_TYPE =
      Property.text("service_type");
  public static final Property<WindowsServiceExtension, String> SERVICE_STATUS =
      Property.text("service_status");

  /// Begins one.
  public static Draft<WindowsServiceExtension> draft() {
    return Draft.part(WindowsServiceExtension::new);
  }

  public Optional<String> serviceName() {
    return SERVICE_NAME.find(this);
  }

  public List<String> descriptions() {
    return DESCRIPTIONS.or(this, List.of());
  }

  public Optional<String> displayName() {
    return DISPLAY_NAME.find(this);
  }

  public Optional<String> groupName() {
    return GROUP_NAME.find(this);
  }

  /// A value of windows-service-start-type-enum.
  public Optional<String> startType() {
    return START_TYPE.find(this);
  }

  public List<StixId> serviceDllRefs() {
    return SERVICE_DLL_REFS.or(this, List.of());
  }

  /// A value of windows-service-type-enum.
  public Optional<String> serviceType() {
    return SERVICE_TYPE.find(this);
  }

  /// A value of windows-service-status-enum.
  public Optional<String> serviceStatus() {
    return SERVICE_STATUS.find(this);
  }
}
