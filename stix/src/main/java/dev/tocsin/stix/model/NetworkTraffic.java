package dev.tocsin.stix.model;

import dev.tocsin.stix.StixId;
import dev.tocsin.stix.StixObject;
import dev.tocsin.stix.StixTimestamp;
import dev.tocsin.stix.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Traffic between two ends, of which at least one is known (STIX 2.1 §6.12).
///
/// @param source the object as it stands in its bundle
public record NetworkTraffic(StixObject source) implements Observable {
  static final String TYPE = "network-traffic";
  public static final Property<NetworkTraffic, StixTimestamp> START = Property.time("start");
  public static final Property<NetworkTraffic, StixTimestamp> END = Property.time("end");
  public static final Property<NetworkTraffic, Boolean> IS_ACTIVE = Property.truth("is_active");
  public static final Property<NetworkTraffic, StixId> SRC_REF = Property.id("src_ref");
  public static final Property<NetworkTraffic, StixId> DST_REF = Property.id("dst_ref");
  public static final Property<NetworkTraffic, Long> SRC_PORT = Property.integer("src_port");
  public static final Property<NetworkTraffic, Long> DST_PORT = Property.integer("dst_port");
  public static final Property<NetworkTraffic, List<String>> PROTOCOLS =
      Property.texts("protocols");
  public static final Property<NetworkTraffic, Long> SRC_BYTE_COUNT =
      Property.integer("src_byte_count");
  public static final Property<NetworkTraffic, Long> DST_BYTE_COUNT =
      Property.integer("dst_byte_count");
  public static final Property<NetworkTraffic, Long> SRC_PACKETS = Property.integer("src_packets");
  public static final Property<NetworkTraffic, Long> DST_PACKETS = Property.integer("dst_packets");
  public static final Property<NetworkTraffic, JsonObject> IPFIX = Property.object("ipfix");
  public static final Property<NetworkTraffic, StixId> SRC_PAYLOAD_REF =
      Property.id("src_payload_ref");
  public static final Property<NetworkTraffic, StixId> DST_PAYLOAD_REF =
      Property.id("dst_payload_ref");
  public static final Property<NetworkTraffic, List<StixId>> ENCAPSULATES_REFS =
      Property.ids("encapsulates_refs");
  public static final Property<NetworkTraffic, StixId> ENCAPSULATED_BY_REF =
      Property.id("encapsulated_by_ref");
  public static final Property<NetworkTraffic, HttpRequestExtension> HTTP_REQUEST =
      Property.extension("http-request-ext", HttpRequestExtension::new);
  public static final Property<NetworkTraffic, IcmpExtension> ICMP =
      Property.extension("icmp-ext", IcmpExtension::new);
  public static final Property<NetworkTraffic, SocketExtension> SOCKET =
      Property.extension("socket-ext", SocketExtension::new);
  public static final Property<NetworkTraffic, TcpExtension> TCP =
      Property.extension("tcp-ext", TcpExtension::new);

  /// @throws IllegalArgumentException if the object is of another type
  public NetworkTraffic {
    StixEntity.requireType(source, TYPE);
  }

  /// Begins one from what it must have.
  public static Draft<NetworkTraffic> draft(List<String> protocols) {
    return Draft.observable(TYPE, NetworkTraffic::new).set(PROTOCOLS, protocols);
  }

  public Optional<StixTimestamp> start() {
    return START.find(this);
  }

  /// Later than [#start]; absent while the traffic goes on.
  public Optional<StixTimestamp> end() {
    return END.find(this);
  }

  /// Whether it goes on; false if absent.
  public boolean isActive() {
    return IS_ACTIVE.or(this, false);
  }

  public Optional<StixId> srcRef() {
    return SRC_REF.find(this);
  }

  public Optional<StixId> dstRef() {
    return DST_REF.find(this);
  }

  /// 0 to 65,535.
  public Optional<Long> srcPort() {
    return SRC_PORT.find(this);
  }

  /// 0 to 65,535.
  public Optional<Long> dstPort() {
    return DST_PORT.find(this);
  }

  /// From the outermost to the innermost, in lower case.
  public List<String> protocols() {
    return PROTOCOLS.require(this);
  }

  public Optional<Long> srcByteCount() {
    return SRC_BYTE_COUNT.find(this);
  }

  public Optional<Long> dstByteCount() {
    return DST_BYTE_COUNT.find(this);
  }

  public Optional<Long> srcPackets() {
    return SRC_PACKETS.find(this);
  }

  public Optional<Long> dstPackets() {
    return DST_PACKETS.find(this);
  }

  /// Strings and whole numbers by the name of IPFIX.
  public Optional<JsonObject> ipfix() {
    return IPFIX.find(this);
  }

  public Optional<StixId> srcPayloadRef() {
    return SRC_PAYLOAD_REF.find(this);
  }

  public Optional<StixId> dstPayloadRef() {
    return DST_PAYLOAD_REF.find(this);
  }

  public List<StixId> encapsulatesRefs() {
    return ENCAPSULATES_REFS.or(this, List.of());
  }

  public Optional<StixId> encapsulatedByRef() {
    return ENCAPSULATED_BY_REF.find(this);
  }

  public Optional<HttpRequestExtension> httpRequest() {
    return HTTP_REQUEST.find(this);
  }

  public Optional<IcmpExtension> icmp() {
    return ICMP.find(this);
  }

  public Optional<SocketExtension> socket() {
    return SOCKET.find(this);
  }

  public Optional<TcpExtension> tcp() {
    return TCP.find(this);
  }
}
