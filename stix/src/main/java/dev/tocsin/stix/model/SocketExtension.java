package dev.tocsin.stix.model;

import dev.tocsin.stix.json.JsonObject;
import java.util.Optional;

/// A network socket (STIX 2.1 §6.12.4).
public record SocketExtension(JsonObject json, String pointer) implements View {
  public static final Property<SocketExtension, String> ADDRESS_FAMILY =
      Property.text("address_family");
  public static final Property<SocketExtension, Boolean> IS_BLOCKING =
      Property.truth("is_blocking");
  public static final Property<SocketExtension, Boolean> IS_LISTENING =
      Property.truth("is_listening");
  public static final Property<SocketExtension, JsonObject> OPTIONS = Property.object("options");
  public static final Property<SocketExtension, String> SOCKET_TYPE = Property.text("socket_type");
  public static final Property<SocketExtension, Long> SOCKET_DESCRIPTOR =
      Property.integer("socket_descriptor");
  public static final Property<SocketExtension, Long> SOCKET_HANDLE =
      Property.integer("socket_handle");

  /// Begins one from what it must have.
  public static Draft<SocketExtension> draft(String addressFamily) {
    return Draft.part(SocketExtension::new).set(ADDRESS_FAMILY, addressFamily);
  }

  /// A value of network-socket-address-family-enum.
  public String addressFamily() {
    return ADDRESS_FAMILY.require(this);
  }

  /// False if absent.
  public boolean isBlocking() {
    return IS_BLOCKING.or(this, false);
  }

  /// False if absent.
  public boolean isListening() {
    return IS_LISTENING.or(this, false);
  }

  /// Whole numbers by the name of the option.
  public Optional<JsonObject> options() {
    return OPTIONS.find(this);
  }

  /// A value of network-socket-type-enum.
  public Optional<String> socketType() {
    return SOCKET_TYPE.find(this);
  }

  public Optional<Long> socketDescriptor() {
    return SOCKET_DESCRIPTOR.find(this);
  }

  public Optional<Long> socketHandle() {
    return SOCKET_HANDLE.find(this);
  }
}
