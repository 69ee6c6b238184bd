package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// A process of an operating system (STIX 2.1 §6.13).
///
/// @param source the object as it stands in its bundle
public record ProcessObject(StixObject source) implements Observable {
  static final String TYPE = "process";
  public static final Property<ProcessObject, Boolean> IS_HIDDEN = Property.truth("is_hidden");
  public static final Property<ProcessObject, Long> PID = Property.integer("pid");
  public static final Property<ProcessObject, StixTimestamp> CREATED_TIME =
      Property.time("created_time");
  public static final Property<ProcessObject, String> CWD = Property.text("cwd");
  public static final Property<ProcessObject, String> COMMAND_LINE = Property.text("command_line");
  public static final Property<ProcessObject, JsonObject> ENVIRONMENT_VARIABLES =
      Property.object("environment_variables");
  public static final Property<ProcessObject, List<StixId>> OPENED_CONNECTION_REFS =
      Property.ids("opened_connection_refs");
  public static final Property<ProcessObject, StixId> CREATOR_USER_REF =
      Property.id("creator_user_ref");
  public static final Property<ProcessObject, StixId> IMAGE_REF = Property.id("image_ref");
  public static final Property<ProcessObject, StixId> PARENT_REF = Property.id("parent_ref");
  public static final Property<ProcessObject, List<StixId>> CHILD_REFS = Property.ids("child_refs");
  public static final Property<ProcessObject, WindowsProcessExtension> WINDOWS_PROCESS =
      Property.extension("windows-process-ext", WindowsProcessExtension::new);
  public static final Property<ProcessObject, WindowsServiceExtension> WINDOWS_SERVICE =
      Property.extension("windows-service-ext", WindowsServiceExtension::new);

  /// @throws IllegalArgumentException if the object is of another type
  public ProcessObject {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one. Nothing in a process says which one it is, so its id is a random one.
  public static Draft<ProcessObject> draft(IdSource ids) {
    return Draft.observable(TYPE, ProcessObject::new).set(ID, new StixId(TYPE, ids.next()));
  }

  /// False if absent.
  public boolean isHidden() {
    return IS_HIDDEN.or(this, false);
  }

  public Optional<Long> pid() {
    return PID.find(this);
  }

  public Optional<StixTimestamp> createdTime() {
    return CREATED_TIME.find(this);
  }

  public Optional<String> cwd() {
    return CWD.find(this);
  }

  public Optional<String> commandLine() {
    return COMMAND_LINE.find(this);
  }

  /// Strings by name.
  public Optional<JsonObject> environmentVariables() {
    return ENVIRONMENT_VARIABLES.find(this);
  }

  public List<StixId> openedConnectionRefs() {
    return OPENED_CONNECTION_REFS.or(this, List.of());
  }

  public Optional<StixId> creatorUserRef() {
    return CREATOR_USER_REF.find(this);
  }

  public Optional<StixId> imageRef() {
    return IMAGE_REF.find(this);
  }

  public Optional<StixId> parentRef() {
    return PARENT_REF.find(this);
  }

  public List<StixId> childRefs() {
    return CHILD_REFS.or(this, List.of());
  }

  public Optional<WindowsProcessExtension> windowsProcess() {
    return WINDOWS_PROCESS.find(this);
  }

  public Optional<WindowsServiceExtension> windowsService() {
    return WINDOWS_SERVICE.find(this);
  }
}
